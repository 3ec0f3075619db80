/*
id: CF-071
subject: event
title: Change not followed by a review
rule:
  applies: A significant change was known between the start and the end.
  "true": After at least one such change nothing was reviewed, and no plan was made or updated, on that day or in the days given for it.
  unknown: Only where a table is partial.
  reading: "The days are counted from the day on which the change was known, before which nobody could act. A change of any kind counts, whether the risk went up or down. Before the last day is over it is false."
supports: ["2.4.3"]
needs: [assessment, custody, disposal, event, release, rmp, sentence_plan, significant_event]
parameters: [change_days]
catalogue: [REV-03, REV-21, ENB-52, EXM-38, REC-15, REC-23]
source: S2:432, S2:570, S4:1548–1549
unit: changes
says: "No review and no updated plan is recorded from {change_date}, when a change was known, to {due_date}."
version: 1
*/
WITH updates AS (
    SELECT crn, event_id, review_date AS update_date FROM reviews
    UNION ALL
    SELECT crn, CAST(NULL AS VARCHAR) AS event_id, update_date FROM risk_plan_updates
    UNION ALL
    SELECT event.crn, plan.event_id, plan.initial_date AS update_date
    FROM sentence_plan AS plan
    INNER JOIN event ON event.event_id = plan.event_id
    UNION ALL
    SELECT event.crn, plan.event_id, CAST(plan.updated_at AS DATE) AS update_date
    FROM sentence_plan AS plan
    INNER JOIN event ON event.event_id = plan.event_id
),

due AS (
    SELECT event_id, crn, shown, change_date, add_days(change_date, $change_days) AS due_date
    FROM changes
),

followed AS (
    SELECT DISTINCT due.event_id, due.shown
    FROM due
    INNER JOIN updates
        ON updates.crn = due.crn AND updates.update_date >= due.change_date AND updates.update_date <= due.due_date
    WHERE updates.event_id IS NULL OR updates.event_id = due.event_id
),

unanswered AS (
    SELECT
        due.event_id,
        count(*) AS changes,
        min(due.change_date) AS change_date,
        min(due.due_date) AS due_date,
        list_sort(list(due.shown)) AS shown_by
    FROM due
    LEFT JOIN followed ON followed.event_id = due.event_id AND followed.shown = due.shown
    WHERE $as_at > due.due_date AND followed.event_id IS NULL
    GROUP BY due.event_id
)

SELECT
    starts.event_id AS subject,
    changed.event_id IS NOT NULL AS applies,
    TRUE AS known,
    unanswered.event_id IS NOT NULL AS holds,
    unanswered.changes AS value,
    unanswered.shown_by,
    unanswered.change_date,
    unanswered.due_date
FROM starts
LEFT JOIN (SELECT DISTINCT event_id FROM changes) AS changed ON changed.event_id = starts.event_id
LEFT JOIN unanswered ON unanswered.event_id = starts.event_id
