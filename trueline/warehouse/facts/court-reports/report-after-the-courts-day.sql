/*
id: CF-001
subject: event
title: Report after the court’s day
rule:
  applies: At least one report to a court was asked for.
  "true": At least one of these was complete after the day that the court set, or is not complete although that day is over.
  unknown: "None is known to be late, but of at least one nobody says which day the court set."
  reading: "A parole report is left out: no court asks for it."
supports: ["3.1.1"]
needs: [court_report, custody, disposal, event, release]
catalogue: [ALL-09, ALL-10, SLV-01]
source: S1:278, S4:1388
unknown_without: [court_report.required_date]
unit: reports not complete by their day
says: No complete report is recorded by {required_date}, the day that the court set.
version: 1
*/
WITH asked AS (
    SELECT
        event_id,
        required_date,
        'court_report:' || court_report_id AS shown,
        required_date < coalesce(completed_date, $as_at) AS is_late
    FROM court_report
    WHERE requested_date IS NOT NULL AND type <> 'PAROM'
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_late THEN 1 END) AS late,
        count(CASE WHEN is_late IS NULL THEN 1 END) AS unclear,
        min(CASE WHEN is_late THEN required_date END) AS required_date
    FROM asked
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM asked
    WHERE coalesce(is_late, TRUE)
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.late > 0 OR counted.unclear = 0 AS known,
    counted.late > 0 AS holds,
    counted.late AS value,
    shown.shown_by,
    counted.required_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
