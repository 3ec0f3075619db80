/*
id: CF-003
subject: event
title: Oral report with a short record
rule:
  applies: At least one oral report was given.
  "true": The record of at least one of these is shorter than the limit.
  unknown: "None is known to be too short, but of at least one nobody says how long it is."
  reading: A report kept as a document is not looked for, because an extract need not hold documents.
supports: ["3.1.1"]
needs: [court_report, custody, disposal, event, release]
parameters: [report_min_len]
catalogue: [ALL-06, ALL-08]
source: S3:896–897
unknown_without: [court_report.record_length]
unit: characters of the shortest record
says: The record of an oral report has {characters} characters, fewer than {report_min_len}.
version: 1
*/
WITH given AS (
    SELECT
        event_id,
        record_length,
        'court_report:' || court_report_id AS shown,
        record_length < $report_min_len AS is_short
    FROM court_report
    WHERE type = 'ORAL' AND completed_date IS NOT NULL
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_short THEN 1 END) AS too_short,
        count(CASE WHEN is_short IS NULL THEN 1 END) AS unclear,
        min(CASE WHEN is_short THEN record_length END) AS characters
    FROM given
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM given
    WHERE coalesce(is_short, TRUE)
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.too_short > 0 OR counted.unclear = 0 AS known,
    counted.too_short > 0 AS holds,
    counted.characters AS value,
    shown.shown_by,
    counted.characters
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
