/*
id: CF-080
subject: event
title: Request to the police or children’s services unanswered
rule:
  applies: "During supervision there was a child protection referral, or the police or children’s services were asked again before they had answered."
  "true": "To at least one such request no answer is recorded on that day or in the days given for it, and no manager’s involvement from that day on."
  unknown: A contact from the day of the request on is of a type that no list has.
  reading: "Answers are: an enquiry answered by the same body, a referral taken up, an answer or a meeting among the contacts. A manager’s involvement counts from either table. Whoever it was sent for, an answer counts for the person. Before the last day is over it is false."
supports: ["2.3.3"]
needs: [contact, custody, disposal, enquiry, event, management_oversight, nsi, release]
parameters: [answer_days]
catalogue: [CLS-25, REV-26, EXM-45, REC-21]
source: S3:550–555, S3:1495–1497
unknown_without: [contact.contact_type]
unit: requests
says: "No answer is recorded by {due_date} to the request of {request_date}, nor a manager’s involvement since."
version: 1
*/
WITH requests AS (
    SELECT
        starts.event_id,
        starts.crn,
        asked.body,
        asked.request_date,
        add_days(asked.request_date, $answer_days) AS due_date,
        asked.shown
    FROM starts
    INNER JOIN requests_to_others AS asked ON asked.crn = starts.crn AND asked.request_date >= starts.start_date
    WHERE
        (asked.event_id IS NULL OR asked.event_id = starts.event_id)
        AND (starts.ended_date IS NULL OR asked.request_date <= starts.ended_date)
),

involvements AS (
    SELECT crn, max(date) AS last_date
    FROM (
        SELECT crn, date FROM management_oversight WHERE date <= $as_at
        UNION ALL
        SELECT contact.crn, contact.contact_date AS date
        FROM contact
        INNER JOIN contact_types AS kind ON kind.code = contact.contact_type
        WHERE kind.oversight AND contact.contact_date <= $as_at
    ) AS looks
    GROUP BY crn
),

unanswered AS (
    SELECT requests.event_id, requests.crn, requests.request_date, requests.due_date, requests.shown
    FROM requests
    LEFT JOIN answers_of_others AS answers
        ON answers.crn = requests.crn
        AND answers.body = requests.body
        AND answers.answer_date >= requests.request_date
        AND answers.answer_date <= requests.due_date
    LEFT JOIN involvements AS look ON look.crn = requests.crn AND look.last_date >= requests.request_date
    WHERE $as_at > requests.due_date AND answers.crn IS NULL AND look.crn IS NULL
),

unclear AS (
    SELECT unanswered.event_id, unanswered.shown, other.shown AS contact
    FROM unanswered
    INNER JOIN unlisted_contacts AS other
        ON other.crn = unanswered.crn AND other.contact_date >= unanswered.request_date
),

counted AS (
    SELECT
        unanswered.event_id,
        count(CASE WHEN maybe.shown IS NULL THEN 1 END) AS requests,
        min(CASE WHEN maybe.shown IS NULL THEN unanswered.request_date END) AS request_date,
        min(CASE WHEN maybe.shown IS NULL THEN unanswered.due_date END) AS due_date
    FROM unanswered
    LEFT JOIN (SELECT DISTINCT event_id, shown FROM unclear) AS maybe
        ON maybe.event_id = unanswered.event_id AND maybe.shown = unanswered.shown
    GROUP BY unanswered.event_id
),

evidence AS (
    SELECT event_id, shown FROM unanswered
    UNION
    SELECT event_id, contact AS shown FROM unclear
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    asking.event_id IS NOT NULL AS applies,
    counted.event_id IS NULL OR counted.requests > 0 AS known,
    counted.event_id IS NOT NULL AS holds,
    counted.requests AS value,
    shown.shown_by,
    counted.request_date,
    counted.due_date
FROM starts
LEFT JOIN (SELECT DISTINCT event_id FROM requests) AS asking ON asking.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
