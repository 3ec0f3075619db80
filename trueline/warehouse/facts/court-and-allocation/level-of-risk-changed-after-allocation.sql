/*
id: CF-010B
subject: event
title: Level of risk changed after allocation
rule:
  applies: "Sentenced, and allocated."
  "true": The first assessment with a level in the days given for it after allocation has another level of risk than the allocation.
  unknown: The allocation does not tell the level, or no assessment with a level was complete in those days.
  reading: "Of several allocations the first counts. An assessment completed on the day of allocation is one after it."
supports: ["3.1.2"]
needs: [assessment, case_allocation, custody, disposal, event, release, rosh]
parameters: [change_of_level_days]
catalogue: [ALL-28]
source: S0:1123–1124
unknown_without: [case_allocation.rosh_at_allocation, rosh.overall_level]
unit: days from allocation to the assessment
says: The level of risk in the assessment of {assessed_date} is another than the one at allocation on {decision_date}.
version: 1
*/
WITH allocated AS (
    SELECT
        starts.event_id,
        starts.crn,
        decided.decision_date,
        decided.shown,
        CASE decision.rosh_at_allocation
            WHEN 'LOW' THEN 1 WHEN 'MEDIUM' THEN 2 WHEN 'HIGH' THEN 3 WHEN 'VERY_HIGH' THEN 4
        END AS risk
    FROM starts
    INNER JOIN first_allocations AS decided ON decided.event_id = starts.event_id
    INNER JOIN case_allocation AS decision ON decision.case_allocation_id = decided.case_allocation_id
),

assessed AS (
    SELECT
        allocated.event_id,
        levels.known_date,
        levels.risk,
        levels.shown,
        row_number() OVER (
            PARTITION BY allocated.event_id ORDER BY levels.known_date, levels.assessment_pk
        ) AS place
    FROM allocated
    INNER JOIN assessed_levels AS levels ON levels.crn = allocated.crn AND levels.known_date >= allocated.decision_date
    WHERE levels.known_date <= add_days(allocated.decision_date, $change_of_level_days)
),

evidence AS (
    SELECT event_id, shown FROM allocated
    UNION ALL
    SELECT event_id, shown FROM assessed WHERE place = 1
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    allocated.event_id IS NOT NULL AS applies,
    TRUE AS known,
    assessed.risk <> allocated.risk AS holds,
    days_between(allocated.decision_date, assessed.known_date) AS value,
    shown.shown_by,
    allocated.decision_date,
    assessed.known_date AS assessed_date
FROM starts
LEFT JOIN allocated ON allocated.event_id = starts.event_id
LEFT JOIN assessed ON assessed.event_id = starts.event_id AND assessed.place = 1
LEFT JOIN shown ON shown.event_id = starts.event_id
