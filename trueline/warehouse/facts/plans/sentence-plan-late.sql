/*
id: CF-026
subject: event
title: Sentence plan missing or late
rule:
  applies: More working days have passed since the first appointment than are given for the plan.
  "true": No sentence plan was made within these days.
  unknown: On which day a plan was made is not known; or late from a contact that may have been the first appointment because its type is on no list, and in time from the next.
  reading: "The first appointment counts whatever came of it; where none is recorded, the start does."
supports: ["2.2"]
needs: [contact, custody, disposal, event, release, sentence_plan]
parameters: [plan_days]
catalogue: [ASM-04, ASM-05]
source: S2:223
unknown_without: [sentence_plan.initial_date, contact.contact_type]
unit: days from start to the plan
says: No sentence plan is recorded within {plan_days} working days of {from_date}.
version: 1
*/
WITH done AS (
    SELECT event_id, min(initial_date) AS done_date, bool_or(initial_date IS NULL) AS has_undated
    FROM sentence_plan
    GROUP BY event_id
),

counted AS (
    SELECT
        appointed.event_id,
        appointed.latest_date AS from_date,
        appointed.shown,
        done.done_date,
        coalesce(done.has_undated, FALSE) AS has_undated,
        business_days_between(appointed.earliest_date, $as_at) > $plan_days AS may_be_over,
        business_days_between(appointed.latest_date, $as_at) > $plan_days AS is_over,
        business_days_between(appointed.earliest_date, coalesce(done.done_date, $as_at)) > $plan_days AS may_be_late,
        business_days_between(appointed.latest_date, coalesce(done.done_date, $as_at)) > $plan_days AS is_late
    FROM first_appointments AS appointed
    LEFT JOIN done ON done.event_id = appointed.event_id
),

evidence AS (
    SELECT event_id, 'disposal:' || disposal_id AS shown FROM starts
    UNION
    SELECT event_id, shown FROM counted WHERE shown IS NOT NULL
    UNION
    SELECT plan.event_id, 'sentence_plan:' || plan.plan_pk AS shown
    FROM sentence_plan AS plan
    LEFT JOIN done ON done.event_id = plan.event_id AND done.done_date = plan.initial_date
    WHERE done.event_id IS NOT NULL OR plan.initial_date IS NULL
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE
        WHEN counted.event_id IS NULL OR NOT counted.may_be_over THEN FALSE
        WHEN counted.is_over THEN TRUE
    END AS applies,
    TRUE AS known,
    CASE
        WHEN NOT counted.may_be_late THEN FALSE
        WHEN counted.is_late AND NOT counted.has_undated THEN TRUE
    END AS holds,
    days_between(starts.start_date, counted.done_date) AS value,
    shown.shown_by,
    counted.from_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
