/*
id: CF-006B
subject: event
title: Enquiry answered late, in part or not
rule:
  applies: At least one enquiry was sent to children’s services or the police domestic abuse unit.
  "true": "To at least one of these no answer came in the working days given for it, or one that told nothing or only that somebody is known."
  unknown: "None is known to be so, but of at least one nobody says when it was sent."
  reading: "An enquiry for another sentence of the person does not count; one for no sentence in particular does. An answer that does not say how much it told is taken as full. Before the last day is over it is false."
supports: ["3.1.2"]
needs: [custody, disposal, enquiry, event, release]
parameters: [enquiry_days]
catalogue: [CLS-17, ALL-19, ENB-26, REC-24]
source: S3:1660–1662, S3:1555–1558, S4:1555–1556
unknown_without: [enquiry.requested_at]
unit: enquiries without a full answer in time
says: To {lacking} of {enquiries} enquiries to children’s services or the police domestic abuse unit no full answer is recorded within {enquiry_days} working days. The first was asked for on {requested_date}.
version: 1
*/
WITH asked AS (
    SELECT
        event_id,
        requested_at,
        shown,
        CASE
            WHEN requested_at IS NULL THEN NULL
            WHEN response_level IN ('NONE', 'KNOWN_ONLY') THEN TRUE
            ELSE business_days_between(requested_at, coalesce(response_at, $as_at)) > $enquiry_days
        END AS is_lacking
    FROM event_enquiries
    WHERE type IN ('CHILD_SERVICES', 'POLICE_DA')
),

counted AS (
    SELECT
        event_id,
        count(*) AS enquiries,
        count(CASE WHEN is_lacking THEN 1 END) AS lacking,
        count(CASE WHEN is_lacking IS NULL THEN 1 END) AS unclear,
        min(CASE WHEN is_lacking THEN requested_at END) AS requested_date
    FROM asked
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM asked
    WHERE coalesce(is_lacking, TRUE)
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.lacking > 0 OR counted.unclear = 0 AS known,
    counted.lacking > 0 AS holds,
    counted.lacking AS value,
    shown.shown_by,
    counted.lacking,
    counted.enquiries,
    counted.requested_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
