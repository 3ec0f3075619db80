/*
id: CF-006C
subject: event
title: Positive answer not followed up
rule:
  applies: At least one enquiry was answered as positive.
  "true": "After at least one such answer nothing was done in the days given for it: no contact with another body, referral, meeting or assessment, and no change of a plan."
  unknown: "None is known to be so, but at least one answer is neither positive nor negative."
  reading: "An enquiry for another sentence of the person does not count; one for no sentence in particular does. What was done counts for whichever sentence it was entered, from the day of the answer on; a contact from the day after, because the answer itself is entered as one. Before the last day is over it is false."
supports: ["2.1.3"]
needs: [assessment, contact, custody, disposal, enquiry, event, multi_agency_meeting, nsi, release, rmp, sentence_plan]
parameters: [followup_days]
catalogue: [ALL-18]
source: S2:595
unknown_without: [enquiry.response_result]
unit: answers not followed up
says: Nothing is recorded as done from {answer_date}, when an answer told of something, to {due_date}.
version: 1
*/
WITH answered AS (
    SELECT
        event_id,
        crn,
        response_at AS answer_date,
        add_days(response_at, $followup_days) AS due_date,
        response_result = 'POSITIVE' AS is_positive,
        shown
    FROM event_enquiries
    WHERE response_result IN ('POSITIVE', 'UNKNOWN')
),

done AS (
    SELECT crn, referral_date AS done_date FROM nsi
    UNION
    SELECT crn, date AS done_date FROM multi_agency_meeting
    UNION
    SELECT crn, completed_date AS done_date FROM completed_assessments
    UNION
    SELECT crn, update_date AS done_date FROM risk_plan_updates
    UNION
    SELECT event.crn, sentence_plan.initial_date AS done_date
    FROM sentence_plan
    INNER JOIN event ON event.event_id = sentence_plan.event_id
    UNION
    SELECT event.crn, CAST(sentence_plan.updated_at AS DATE) AS done_date
    FROM sentence_plan
    INNER JOIN event ON event.event_id = sentence_plan.event_id
),

followed AS (
    SELECT answered.shown
    FROM answered
    INNER JOIN done ON done.crn = answered.crn AND done.done_date >= answered.answer_date
    WHERE done.done_date <= answered.due_date
    UNION
    SELECT answered.shown
    FROM answered
    INNER JOIN agency_contacts AS told ON told.crn = answered.crn AND told.contact_date > answered.answer_date
    WHERE told.contact_date <= answered.due_date
),

judged AS (
    SELECT
        answered.event_id,
        answered.answer_date,
        answered.due_date,
        answered.is_positive,
        answered.shown,
        answered.is_positive AND followed.shown IS NULL AND $as_at > answered.due_date AS is_left
    FROM answered
    LEFT JOIN followed ON followed.shown = answered.shown
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_positive THEN 1 END) AS positive,
        count(CASE WHEN is_left THEN 1 END) AS left_alone,
        count(CASE WHEN NOT is_positive THEN 1 END) AS unclear,
        min(CASE WHEN is_left THEN answer_date END) AS answer_date,
        min(CASE WHEN is_left THEN due_date END) AS due_date
    FROM judged
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM judged
    WHERE is_left OR NOT is_positive
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE WHEN counted.event_id IS NULL THEN FALSE WHEN counted.positive > 0 THEN TRUE END AS applies,
    counted.left_alone > 0 OR counted.unclear = 0 AS known,
    counted.left_alone > 0 AS holds,
    counted.left_alone AS value,
    shown.shown_by,
    counted.answer_date,
    counted.due_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
