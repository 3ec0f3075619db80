/*
id: CF-002
subject: event
title: Report not on the same day
rule:
  applies: At least one oral or fast delivery report was asked for.
  "true": At least one of these was complete on a later day than it was asked for.
  unknown: "None is known to be later, but of at least one nobody says when it was asked for."
  reading: The kind asked for counts, whatever was delivered. A report not complete is none of a later day; another fact points to it.
supports: ["3.1.1"]
needs: [court_report, custody, disposal, event, release]
catalogue: [ALL-07, ENB-50, REC-36]
source: S4:1384–1385, S4:357
unknown_without: [court_report.requested_date]
unit: days from the request to the report
says: A report asked for on {requested_date} was complete on {completed_date}, not on the same day.
version: 1
*/
WITH asked AS (
    SELECT
        event_id,
        requested_date,
        completed_date,
        'court_report:' || court_report_id AS shown,
        days_between(requested_date, completed_date) AS days,
        CASE
            WHEN requested_date IS NULL THEN NULL
            ELSE coalesce(completed_date > requested_date, FALSE)
        END AS is_later
    FROM court_report
    WHERE type IN ('ORAL', 'FDR')
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_later THEN 1 END) AS later,
        count(CASE WHEN is_later IS NULL THEN 1 END) AS unclear,
        max(CASE WHEN is_later THEN days END) AS days
    FROM asked
    GROUP BY event_id
),

longest AS (
    SELECT asked.event_id, min(asked.requested_date) AS requested_date, min(asked.completed_date) AS completed_date
    FROM asked
    INNER JOIN counted ON counted.event_id = asked.event_id AND counted.days = asked.days
    GROUP BY asked.event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM asked
    WHERE coalesce(is_later, TRUE)
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.later > 0 OR counted.unclear = 0 AS known,
    counted.later > 0 AS holds,
    counted.days AS value,
    shown.shown_by,
    longest.requested_date,
    longest.completed_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN longest ON longest.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
