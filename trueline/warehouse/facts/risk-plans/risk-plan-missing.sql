/*
id: CF-023
subject: event
title: Risk management plan missing or late
rule:
  applies: Supervision began, and the risk of serious harm is at least medium on the day asked about.
  "true": No risk management plan was completed by the last of the days given for it after the start.
  unknown: Nothing tells the risk on the day asked about.
  reading: A plan made with an assessment for no sentence in particular counts, one for another does not; however old it is. On the last day it is false.
supports: ["2.2.3"]
needs: [assessment, custody, disposal, event, registration, release, rmp, rosh]
parameters: [rmp_days]
catalogue: [ASM-17, ASM-18, EXM-08, EXM-25]
source: S2:550
unknown_without: [rosh.overall_level]
unit: days from start to the plan
says: "No risk management plan is recorded as completed by {due_date}, {rmp_days} days after the start on {start_date}."
version: 1
*/
WITH done AS (
    SELECT event_id, min(completed_date) AS done_date
    FROM risk_plans
    GROUP BY event_id
),

planned AS (
    SELECT
        starts.event_id, starts.start_date, add_days(starts.start_date, $rmp_days) AS due_date,
        done.done_date, level.risk, level.shown
    FROM starts
    LEFT JOIN risk_now AS level ON level.crn = starts.crn
    LEFT JOIN done ON done.event_id = starts.event_id
),

evidence AS (
    SELECT event_id, shown FROM planned WHERE shown IS NOT NULL
    UNION
    SELECT plan.event_id, plan.shown
    FROM risk_plans AS plan
    INNER JOIN done ON done.event_id = plan.event_id AND done.done_date = plan.completed_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    planned.event_id AS subject,
    planned.start_date IS NOT NULL AND planned.risk >= 2 AS applies,
    TRUE AS known,
    $as_at > planned.due_date AND (planned.done_date IS NULL OR planned.done_date > planned.due_date) AS holds,
    days_between(planned.start_date, planned.done_date) AS value,
    shown.shown_by,
    planned.start_date,
    planned.due_date
FROM planned
LEFT JOIN shown ON shown.event_id = planned.event_id
