/*
id: CF-006D
subject: event
title: Enquiry asked again without an answer
rule:
  applies: "Two enquiries of the same kind were sent, the second in the days given for a repetition."
  "true": To at least one of these first enquiries there was no answer by the day of the second.
  unknown: Only where a table is partial.
  reading: "An enquiry for another sentence of the person does not count; one for no sentence in particular does. An answer on the day of the second is one. Of more than two each is compared with the one before."
supports: ["3.1.2"]
needs: [custody, disposal, enquiry, event, release]
parameters: [repeat_days]
catalogue: [ALL-21]
source: S3:586–587
unit: enquiries asked again without an answer
says: What was asked for on {first_date} was asked for again on {again_date}, and no answer is recorded by then.
version: 1
*/
WITH asked AS (
    SELECT
        event_id,
        requested_at AS again_date,
        shown AS again_shown,
        lag(requested_at) OVER (PARTITION BY event_id, type ORDER BY requested_at, enquiry_id) AS first_date,
        lag(response_at) OVER (PARTITION BY event_id, type ORDER BY requested_at, enquiry_id) AS answer_date,
        lag(shown) OVER (PARTITION BY event_id, type ORDER BY requested_at, enquiry_id) AS first_shown
    FROM event_enquiries
    WHERE requested_at IS NOT NULL
),

repeated AS (
    SELECT
        event_id,
        first_date,
        again_date,
        first_shown,
        again_shown,
        answer_date IS NULL OR answer_date > again_date AS is_vain
    FROM asked
    WHERE days_between(first_date, again_date) <= $repeat_days
),

counted AS (
    SELECT event_id, count(CASE WHEN is_vain THEN 1 END) AS vain
    FROM repeated
    GROUP BY event_id
),

told AS (
    SELECT
        event_id,
        first_date,
        again_date,
        row_number() OVER (PARTITION BY event_id ORDER BY again_date, again_shown) AS place
    FROM repeated
    WHERE is_vain
),

evidence AS (
    SELECT event_id, first_shown AS shown FROM repeated WHERE is_vain
    UNION
    SELECT event_id, again_shown AS shown FROM repeated WHERE is_vain
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    TRUE AS known,
    counted.vain > 0 AS holds,
    counted.vain AS value,
    shown.shown_by,
    told.first_date,
    told.again_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN told ON told.event_id = starts.event_id AND told.place = 1
LEFT JOIN shown ON shown.event_id = starts.event_id
