/*
id: CF-094
subject: event
title: Licence without a condition that a victim asked for
rule:
  applies: "In custody or released, and an eligible victim gave views on the conditions of the licence by the day of release."
  "true": No condition that a victim asked for is recorded by the day of release.
  unknown: "Nobody says of a condition whether a victim asked for it, and none is known to be of that kind."
  reading: "A condition added at a victim’s request counts too. The latest release counts. Before release it is false. Views need not have asked for a condition: the fact only points to them."
supports: ["3.2.3"]
needs: [custody, disposal, event, licence_condition, release, victim_case, victim_contact]
catalogue: [SEN-29, VIC-13]
source: S2:682, S2:693, S1:635
unknown_without: [licence_condition.requested_by_victim]
unit: contacts in which victims gave views
says: "A victim gave views on the licence on {views_date}. No condition asked for by a victim is recorded by release on {start_date}."
version: 1
*/
WITH views AS (
    SELECT starts.event_id, contact.date AS views_date, 'victim_contact:' || contact.victim_contact_id AS shown
    FROM starts
    INNER JOIN victim_case ON victim_case.event_id = starts.event_id
    INNER JOIN victim_contact AS contact ON contact.victim_case_id = victim_case.victim_case_id
    WHERE
        starts.is_custodial
        AND victim_case.eligibility <> 'NOT_ELIGIBLE'
        AND contact.views_on_conditions = 'Y'
        AND contact.date <= coalesce(starts.start_date, $as_at)
),

viewed AS (
    SELECT event_id, min(views_date) AS views_date, count(*) AS contacts
    FROM views
    GROUP BY event_id
),

conditions AS (
    SELECT
        starts.event_id,
        'licence_condition:' || condition.lic_condition_id AS shown,
        CASE
            WHEN condition.requested_by_victim = 'Y' OR condition.added_reason = 'VICTIM_REQUEST' THEN TRUE
            WHEN condition.requested_by_victim = 'N' THEN FALSE
        END AS is_asked_for
    FROM starts
    INNER JOIN licence_condition AS condition ON condition.disposal_id = starts.disposal_id
    WHERE condition.start_date <= starts.start_date
),

licensed AS (
    SELECT
        event_id,
        coalesce(bool_or(is_asked_for), FALSE) AS is_asked_for,
        count(CASE WHEN is_asked_for IS NULL THEN 1 END) AS unclear
    FROM conditions
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM views
    UNION
    SELECT event_id, shown FROM conditions WHERE is_asked_for IS NULL
    UNION
    SELECT starts.event_id, 'release:' || release.release_id AS shown
    FROM starts
    INNER JOIN custody ON custody.disposal_id = starts.disposal_id
    INNER JOIN release ON release.custody_id = custody.custody_id AND release.release_date = starts.start_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    viewed.event_id IS NOT NULL AS applies,
    coalesce(licensed.is_asked_for OR licensed.unclear = 0, TRUE) AS known,
    starts.start_date IS NOT NULL AND NOT coalesce(licensed.is_asked_for, FALSE) AS holds,
    viewed.contacts AS value,
    shown.shown_by,
    viewed.views_date,
    starts.start_date
FROM starts
LEFT JOIN viewed ON viewed.event_id = starts.event_id
LEFT JOIN licensed ON licensed.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
