/*
id: CF-030C
subject: event
title: Screening for personality disorder not recorded
rule:
  applies: Supervision began, and the case is allocated to the National Probation Service.
  "true": No screening for personality disorder was completed by the last of the days given for it after the start.
  unknown: No allocation is recorded.
  reading: "Of several allocations the last counts. A screening before the start counts, however old. On the last day it is false. Outside the years of companies there is nothing to allocate, and the fact does not apply."
supports: ["2.1.3"]
needs: [case_allocation, custody, disposal, event, release, specialist_assessment]
parameters: [tool_days]
catalogue: [CLS-28]
source: S4:1976–1977
unknown_without: [case_allocation.decision_provider]
unit: days from start to the screening
says: "No screening for personality disorder is recorded by {due_date}, {tool_days} days after the start on {start_date}."
version: 1
*/
WITH ordered AS (
    SELECT
        event_id,
        case_allocation_id,
        decision_provider,
        row_number() OVER (PARTITION BY event_id ORDER BY decision_date DESC, case_allocation_id DESC) AS place
    FROM case_allocation
),

screened AS (
    SELECT
        starts.event_id, starts.start_date, add_days(starts.start_date, $tool_days) AS due_date,
        done.first_date, done.shown, latest.case_allocation_id, latest.decision_provider
    FROM starts
    LEFT JOIN ordered AS latest ON latest.event_id = starts.event_id AND latest.place = 1
    LEFT JOIN first_specialist_assessments AS done ON done.crn = starts.crn AND done.tool = 'PD_SCREEN'
),

evidence AS (
    SELECT event_id, 'case_allocation:' || case_allocation_id AS shown
    FROM screened
    WHERE case_allocation_id IS NOT NULL
    UNION
    SELECT event_id, shown FROM screened WHERE shown IS NOT NULL
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    screened.event_id AS subject,
    screened.start_date IS NOT NULL AND $regime = 'NPS_CRC' AND screened.decision_provider = 'NPS' AS applies,
    TRUE AS known,
    $as_at > screened.due_date AND (screened.first_date IS NULL OR screened.first_date > screened.due_date) AS holds,
    days_between(screened.start_date, screened.first_date) AS value,
    shown.shown_by,
    screened.start_date,
    screened.due_date
FROM screened
LEFT JOIN shown ON shown.event_id = screened.event_id
