/*
id: CF-070
subject: event
title: Review missing or overdue
rule:
  applies: Supervision has lasted as many months as are given for a review, or the day that a sentence plan named for its review has passed.
  "true": No review from the start to the last day of these months, or none after the plan was made up to the day that it named.
  unknown: Only where a table is partial.
  reading: "The rule’s 182 days are read as the months given for a review. What falls due after the end of supervision does not count, nor what is done before its start. Before the last day is over it is false."
supports: ["2.4"]
needs: [assessment, custody, disposal, event, release, rmp, sentence_plan]
parameters: [review_months]
catalogue: [REV-01, REV-02, REV-04, REV-07, REV-15, REV-31, ENB-13, ENB-44, ENB-61, EXM-37, REC-11, REC-15]
source: S2:266, S2:432, S4:1958–1960
unit: days from the last day for a review to the review
says: "No review is recorded by {due_date}; supervision began on {start_date}."
version: 1
*/
WITH supervised AS (
    SELECT
        event_id,
        crn,
        start_date,
        coalesce(ended_date, $as_at) AS last_date,
        add_months(start_date, $review_months) AS due_date,
        'disposal:' || disposal_id AS shown
    FROM starts
    WHERE start_date IS NOT NULL
),

reviewed AS (
    SELECT supervised.event_id, review.review_date, review.shown
    FROM supervised
    INNER JOIN reviews AS review ON review.crn = supervised.crn AND review.review_date >= supervised.start_date
    WHERE review.event_id IS NULL OR review.event_id = supervised.event_id
),

due AS (
    SELECT event_id, last_date, due_date, start_date AS since, shown
    FROM supervised
    WHERE due_date <= last_date
    UNION ALL
    SELECT
        supervised.event_id,
        supervised.last_date,
        plan.review_due_date AS due_date,
        greatest(supervised.start_date, coalesce(add_days(plan.initial_date, 1), supervised.start_date)) AS since,
        'sentence_plan:' || plan.plan_pk AS shown
    FROM supervised
    INNER JOIN sentence_plan AS plan ON plan.event_id = supervised.event_id
    WHERE plan.review_due_date >= supervised.start_date AND plan.review_due_date < supervised.last_date
),

followed AS (
    SELECT due.event_id, due.last_date, due.due_date, due.shown, min(reviewed.review_date) AS review_date
    FROM due
    LEFT JOIN reviewed ON reviewed.event_id = due.event_id AND reviewed.review_date >= due.since
    GROUP BY due.event_id, due.last_date, due.due_date, due.shown
),

missed AS (
    SELECT event_id, due_date, review_date, shown
    FROM followed
    WHERE last_date > due_date AND (review_date IS NULL OR review_date > due_date)
),

counted AS (
    SELECT event_id, min(due_date) AS due_date, max(days_between(due_date, review_date)) AS days
    FROM missed
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM missed
    UNION
    SELECT missed.event_id, reviewed.shown
    FROM missed
    INNER JOIN reviewed ON reviewed.event_id = missed.event_id AND reviewed.review_date = missed.review_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    asked.event_id IS NOT NULL AS applies,
    TRUE AS known,
    counted.event_id IS NOT NULL AS holds,
    counted.days AS value,
    shown.shown_by,
    starts.start_date,
    counted.due_date
FROM starts
LEFT JOIN (SELECT DISTINCT event_id FROM due) AS asked ON asked.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
