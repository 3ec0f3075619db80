/*
id: CF-007
subject: event
title: Previous convictions not held
rule:
  applies: "Sentenced, and a report before sentence was complete or the case was allocated."
  "true": Previous convictions were not received by the day of the report; without a report, not in the working days given for it after allocation.
  unknown: Only where a table is partial.
  reading: "Of several reports, and of several allocations, the first counts. Previous convictions whose day of receipt is blank are not held. An answer to an enquiry for them does not count. Before the last day is over it is false."
supports: ["3.1.1"]
needs: [case_allocation, court_report, custody, disposal, event, previous_conviction, release]
parameters: [prevcon_days]
catalogue: [ALL-22, ALL-24, ENB-22, ENB-28, EXM-17, EXM-36]
source: S0:1154–1155, S1:605, S3:1313–1315
unit: days from the report or the allocation to receipt
says: Previous convictions are not recorded as received by the day of the report or, without a report, within {prevcon_days} working days of allocation. That day was {counted_date}.
version: 1
*/
WITH counted AS (
    SELECT
        starts.event_id,
        starts.crn,
        report.completed_date AS report_date,
        coalesce(report.completed_date, decided.decision_date) AS counted_date,
        coalesce(report.shown, decided.shown) AS shown,
        convictions.received_at,
        convictions.crn IS NOT NULL AS has_row
    FROM starts
    LEFT JOIN pre_sentence_reports AS report ON report.event_id = starts.event_id AND report.place = 1
    LEFT JOIN first_allocations AS decided ON decided.event_id = starts.event_id
    LEFT JOIN previous_conviction AS convictions ON convictions.crn = starts.crn
),

evidence AS (
    SELECT event_id, shown FROM counted WHERE shown IS NOT NULL
    UNION ALL
    SELECT event_id, 'previous_conviction:' || crn AS shown FROM counted WHERE has_row
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    counted.event_id AS subject,
    counted.counted_date IS NOT NULL AS applies,
    TRUE AS known,
    CASE
        WHEN counted.report_date IS NOT NULL THEN coalesce(counted.received_at > counted.report_date, TRUE)
        ELSE business_days_between(counted.counted_date, coalesce(counted.received_at, $as_at)) > $prevcon_days
    END AS holds,
    days_between(counted.counted_date, counted.received_at) AS value,
    shown.shown_by,
    counted.counted_date
FROM counted
LEFT JOIN shown ON shown.event_id = counted.event_id
