/*
id: CF-061C
subject: provider
title: Share of cases managed by a hub
rule:
  applies: The provider is a community rehabilitation company with at least one case in the community on the day asked about.
  "true": "A larger share of these cases is managed by a hub on that day than one was meant to hold."
  unknown: "The extract says of no case who manages it, hub or office."
  reading: A figure of the whole provider, not of a case. A hub for unpaid work alone is none here.
supports: ["1.2"]
needs: [custody, disposal, event, hub_status, provider, recall, release]
parameters: [hub_share_max]
catalogue: [BND-13]
source: S4:808–809, S4:964–965
unknown_without: [hub_status.mode]
unit: cases managed by a hub
says: "A hub manages {with_hub} of {cases} cases in the community on {as_at}; the share it was meant to hold is {hub_share_max}."
version: 1
*/
WITH with_hub AS (
    SELECT DISTINCT event_id
    FROM hub_status
    WHERE mode = 'HUB' AND from_date <= $as_at AND (to_date IS NULL OR to_date > $as_at)
),

counted AS (
    SELECT count(*) AS cases, count(with_hub.event_id) AS with_hub
    FROM active_in_community AS active
    LEFT JOIN with_hub ON with_hub.event_id = active.event_id
),

sent AS (
    SELECT count(*) AS hub_rows FROM hub_status
),

shown AS (
    SELECT provider_code, kind, list_sort(list('provider:' || provider_code)) AS shown_by
    FROM provider
    WHERE provider_code = $provider
    GROUP BY provider_code, kind
)

SELECT
    shown.provider_code AS subject,
    shown.kind = 'CRC' AND counted.cases > 0 AS applies,
    sent.hub_rows > 0 AS known,
    counted.with_hub > $hub_share_max * counted.cases AS holds,
    counted.with_hub AS value,
    shown.shown_by,
    counted.with_hub,
    counted.cases
FROM shown
CROSS JOIN counted
CROSS JOIN sent
