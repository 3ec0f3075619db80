/*
id: CF-012
subject: event
title: Screening for risk of serious harm missing or late
rule:
  applies: "Sentenced, and supervision began or the case was allocated."
  "true": "No screening was made by the day of allocation, or in the days given for it after the start."
  unknown: Only where a table is partial.
  reading: "Of several allocations the first counts. A screening in a deleted assessment, or in one for another sentence, does not count; one for no sentence in particular does, however old. Before the last day is over only the day of allocation counts."
supports: ["3.1.2", "2.1.3"]
needs: [assessment, case_allocation, custody, disposal, event, release, rosh]
parameters: [screening_days]
catalogue: [ALL-25, ASM-13, EXM-08]
source: S0:1191–1192, S2:534
unit: days from start to the first screening
says: No screening for risk of serious harm is recorded by {due_date}.
version: 1
*/
WITH screened AS (
    SELECT event_id, min(screening_date) AS first_date
    FROM screenings
    GROUP BY event_id
),

dated AS (
    SELECT
        starts.event_id,
        starts.start_date,
        decided.decision_date,
        screened.first_date,
        decided.decision_date IS NOT NULL
        AND coalesce(screened.first_date > decided.decision_date, TRUE) AS is_late_for_allocation,
        $as_at > add_days(starts.start_date, $screening_days)
        AND coalesce(screened.first_date > add_days(starts.start_date, $screening_days), TRUE) AS is_late
    FROM starts
    LEFT JOIN first_allocations AS decided ON decided.event_id = starts.event_id
    LEFT JOIN screened ON screened.event_id = starts.event_id
),

evidence AS (
    SELECT event_id, shown FROM first_allocations
    UNION ALL
    SELECT screenings.event_id, screenings.shown
    FROM screenings
    INNER JOIN screened
        ON screened.event_id = screenings.event_id AND screened.first_date = screenings.screening_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    dated.event_id AS subject,
    dated.start_date IS NOT NULL OR dated.decision_date IS NOT NULL AS applies,
    TRUE AS known,
    dated.is_late_for_allocation OR coalesce(dated.is_late, FALSE) AS holds,
    days_between(dated.start_date, dated.first_date) AS value,
    shown.shown_by,
    CASE
        WHEN dated.is_late_for_allocation THEN dated.decision_date
        ELSE add_days(dated.start_date, $screening_days)
    END AS due_date
FROM dated
LEFT JOIN shown ON shown.event_id = dated.event_id
