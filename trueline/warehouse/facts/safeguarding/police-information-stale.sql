/*
id: CF-081
subject: event
title: Police information on domestic abuse stale
rule:
  applies: "Under supervision, and something speaks of domestic abuse by the person."
  "true": "More days than are given have passed since the last answer of the police domestic abuse unit, or since the start where there was none; and in the days given before the latest review there was no answer either."
  unknown: Only where a table is partial.
  reading: "An answer before the latest review keeps the information from being stale until the next. A move to a hub is not looked at: that table need not be sent."
supports: ["2.4.3"]
needs: [assessment, custody, disposal, enquiry, event, offence, recall, registration, release, rmp, sentence_plan]
parameters: [police_days, police_review_days]
catalogue: [REV-23, REV-24, ENB-45, ENB-46, EXM-26]
source: S4:1260–1261, S4:1303–1305, S4:1331–1334
unit: days since the last answer
says: "No answer of the police domestic abuse unit is recorded in the {police_days} days to {as_at}."
version: 1
*/
WITH reviewed AS (
    SELECT active.event_id, max(review.review_date) AS review_date
    FROM active_in_community AS active
    INNER JOIN reviews AS review ON review.crn = active.crn AND review.review_date >= active.start_date
    WHERE review.event_id IS NULL OR review.event_id = active.event_id
    GROUP BY active.event_id
),

answers AS (
    SELECT active.event_id, enquiry.response_at AS answer_date, 'enquiry:' || enquiry.enquiry_id AS shown
    FROM active_in_community AS active
    INNER JOIN enquiry ON enquiry.crn = active.crn AND enquiry.type = 'POLICE_DA'
    WHERE enquiry.response_at IS NOT NULL AND (enquiry.event_id IS NULL OR enquiry.event_id = active.event_id)
),

answered AS (
    SELECT
        answers.event_id,
        max(answers.answer_date) AS last_date,
        count(
            CASE
                WHEN answers.answer_date <= reviewed.review_date
                    AND answers.answer_date >= add_days(reviewed.review_date, -$police_review_days) THEN 1
            END
        ) AS before_review
    FROM answers
    LEFT JOIN reviewed ON reviewed.event_id = answers.event_id
    GROUP BY answers.event_id
),

evidence AS (
    SELECT event_id, shown FROM domestic_abuse_now
    UNION
    SELECT answers.event_id, answers.shown
    FROM answers
    INNER JOIN answered ON answered.event_id = answers.event_id AND answered.last_date = answers.answer_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    active.event_id IS NOT NULL AND concerned.event_id IS NOT NULL AS applies,
    TRUE AS known,
    days_between(coalesce(answered.last_date, starts.start_date), $as_at) > $police_days
    AND coalesce(answered.before_review, 0) = 0 AS holds,
    days_between(answered.last_date, $as_at) AS value,
    shown.shown_by
FROM starts
LEFT JOIN active_in_community AS active ON active.event_id = starts.event_id
LEFT JOIN (SELECT DISTINCT event_id FROM domestic_abuse_now) AS concerned ON concerned.event_id = starts.event_id
LEFT JOIN answered ON answered.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
