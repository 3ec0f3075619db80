/*
id: CF-064
subject: event
title: Outcome of an appointment missing
rule:
  applies: Since the start at least one appointment lies longer ago than the days given for its outcome.
  "true": At least one of these has no outcome.
  unknown: "None is known to lack one, but of at least one the outcome was entered later, or its type is on no list."
supports: ["2.3.1"]
needs: [contact, custody, disposal, event, release]
parameters: [outcome_days]
catalogue: [SYS-03]
source: S3:654–655
unknown_without: [contact.outcome_code, contact.contact_type]
unit: appointments without an outcome
says: "{missing} of {appointments} appointments that were more than {outcome_days} days ago on {as_at} have no outcome recorded."
version: 1
*/
WITH past AS (
    SELECT
        starts.event_id,
        attendance.shown,
        attendance.is_appointment AND attendance.is_outcome_missing AS is_missing
    FROM starts
    INNER JOIN attendance ON attendance.crn = starts.crn AND attendance.contact_date >= starts.start_date
    WHERE
        (attendance.event_id IS NULL OR attendance.event_id = starts.event_id)
        AND coalesce(attendance.is_appointment, TRUE)
        AND add_days(attendance.contact_date, $outcome_days) < $as_at
),

counted AS (
    SELECT
        event_id,
        count(*) AS appointments,
        count(CASE WHEN is_missing THEN 1 END) AS missing,
        count(CASE WHEN is_missing IS NULL THEN 1 END) AS unclear
    FROM past
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM past
    WHERE coalesce(is_missing, TRUE)
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.missing > 0 OR counted.unclear = 0 AS known,
    counted.missing > 0 AS holds,
    counted.missing AS value,
    shown.shown_by,
    counted.missing,
    counted.appointments
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
