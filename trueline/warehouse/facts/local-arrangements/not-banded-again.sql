/*
id: CF-122
subject: event
title: Not banded again after a change
rule:
  applies: "The event was banded, and from then on and from the start to the end a breach was begun or a significant event was known."
  "true": "After at least one of these no banding is recorded on that day or in the days given for it."
  unknown: Only where a table is partial.
  reading: "Any significant event counts, whichever way the risk went, from the day on which it was known. Who was never banded is told by another fact. Before the last day is over it is false."
supports: ["2.4"]
needs: [banding, custody, disposal, event, nsi, release, significant_event]
parameters: [reband_days]
catalogue: [BND-07]
source: S4:734–735
unit: changes without a new banding
says: "No banding is recorded from {change_date}, when a breach or a change was known, to {due_date}, {reband_days} days after it."
version: 1
*/
WITH banded AS (
    SELECT event_id, min(date) AS first_date
    FROM banding
    GROUP BY event_id
),

known AS (
    SELECT crn, event_id, known_date AS change_date, 'significant_event:' || event_change_id AS shown
    FROM significant_event
    UNION ALL
    SELECT crn, event_id, referral_date AS change_date, 'nsi:' || nsi_id AS shown
    FROM nsi
    WHERE type = 'BRE'
),

changes AS (
    SELECT starts.event_id, known.change_date, known.shown, add_days(known.change_date, $reband_days) AS due_date
    FROM starts
    INNER JOIN banded ON banded.event_id = starts.event_id
    INNER JOIN known ON known.crn = starts.crn AND (known.event_id IS NULL OR known.event_id = starts.event_id)
    WHERE
        known.change_date >= banded.first_date
        AND known.change_date >= starts.start_date
        AND (starts.ended_date IS NULL OR known.change_date <= starts.ended_date)
),

unanswered AS (
    SELECT changes.event_id, changes.shown, changes.change_date
    FROM changes
    LEFT JOIN banding
        ON
            banding.event_id = changes.event_id
            AND banding.date >= changes.change_date
            AND banding.date <= changes.due_date
    WHERE banding.event_id IS NULL AND $as_at > changes.due_date
),

counted AS (
    SELECT event_id, count(*) AS changes, min(change_date) AS change_date
    FROM unanswered
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM unanswered
    UNION
    SELECT
        unanswered.event_id,
        'banding:' || banding.event_id || '/' || banding.stage || '/' || CAST(banding.date AS VARCHAR) AS shown
    FROM unanswered
    INNER JOIN banding ON banding.event_id = unanswered.event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    has_change.event_id IS NOT NULL AS applies,
    TRUE AS known,
    counted.event_id IS NOT NULL AS holds,
    counted.changes AS value,
    shown.shown_by,
    counted.change_date,
    add_days(counted.change_date, $reband_days) AS due_date
FROM starts
LEFT JOIN (SELECT DISTINCT event_id FROM changes) AS has_change ON has_change.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
