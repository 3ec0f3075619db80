/*
id: CF-030B
subject: event
title: Active risk management assessment not recorded
rule:
  applies: Supervision of a man began who is registered as a sexual offender on the day asked about, or whose main offence is sexual.
  "true": No active risk management assessment was completed by the last of the days given for it after the start.
  unknown: Whether it is a man is not known.
  reading: One completed before the start counts, however old. On the last day it is false.
supports: ["2.1.3"]
needs: [custody, disposal, event, offence, person, registration, release, specialist_assessment]
parameters: [tool_days]
catalogue: [SYS-25]
source: S3:2149–2152
unknown_without: [person.gender]
unit: days from start to the assessment
says: "No active risk management assessment is recorded by {due_date}, {tool_days} days after the start on {start_date}."
version: 1
*/
WITH concerns AS (
    SELECT starts.event_id, 'registration:' || registration.registration_id AS shown
    FROM starts
    INNER JOIN registration ON registration.crn = starts.crn AND registration.start_date <= $as_at
    INNER JOIN registers ON registers.code = registration.register_type
    WHERE registers.sexual_offender AND (registration.end_date IS NULL OR registration.end_date > $as_at)
    UNION
    SELECT event_id, 'offence:' || offence_id AS shown
    FROM offence
    WHERE is_main = 'Y' AND offence_group IN ('SEXUAL', 'SEXUAL_CHILD')
),

assessed AS (
    SELECT
        starts.event_id, starts.start_date, add_days(starts.start_date, $tool_days) AS due_date,
        done.first_date, done.shown,
        CASE WHEN person.gender = 'M' THEN TRUE WHEN person.gender <> 'U' THEN FALSE END AS is_man
    FROM starts
    INNER JOIN person ON person.crn = starts.crn
    LEFT JOIN first_specialist_assessments AS done ON done.crn = starts.crn AND done.tool = 'ARMS'
),

evidence AS (
    SELECT event_id, shown FROM concerns
    UNION
    SELECT event_id, shown FROM assessed WHERE shown IS NOT NULL
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    assessed.event_id AS subject,
    assessed.start_date IS NOT NULL AND concerned.event_id IS NOT NULL AND assessed.is_man AS applies,
    TRUE AS known,
    $as_at > assessed.due_date AND (assessed.first_date IS NULL OR assessed.first_date > assessed.due_date) AS holds,
    days_between(assessed.start_date, assessed.first_date) AS value,
    shown.shown_by,
    assessed.start_date,
    assessed.due_date
FROM assessed
LEFT JOIN (SELECT DISTINCT event_id FROM concerns) AS concerned ON concerned.event_id = assessed.event_id
LEFT JOIN shown ON shown.event_id = assessed.event_id
