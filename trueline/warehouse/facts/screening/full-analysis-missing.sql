/*
id: CF-013
subject: event
title: Full analysis of the risk of serious harm missing
rule:
  applies: "Sentenced, and the screening says that a full analysis is required, raised a flag, or belongs to a short assessment (layer 1) with a risk of medium or more."
  "true": "The full analysis was not complete by the day of allocation, and nobody decided to do without."
  unknown: "The screening does not say whether a full analysis is required, and nothing else calls for one."
  reading: "The screening is the last by the day of the first allocation; where there was none, the first after it. Without an allocation it is the last, and the analysis was to be complete by the day asked about."
supports: ["3.1.2", "2.1.3"]
needs: [assessment, case_allocation, custody, disposal, event, release, rosh]
catalogue: [SYS-14, ALL-20, ALL-26, ASM-15]
source: S0:1140–1141, S0:1193–1195, S2:540
unknown_without: [rosh.full_required]
unit: days from allocation to the full analysis
says: The screening of {screened_date} called for a full analysis of the risk of serious harm. None is recorded by {due_date}.
version: 1
*/
WITH called AS (
    SELECT
        starts.event_id,
        decided.decision_date,
        coalesce(decided.decision_date, $as_at) AS due_date,
        screening.screened_date,
        screening.full_completed_date,
        coalesce(screening.override = 'Y', FALSE) AS is_overridden,
        screening.shown,
        CASE
            WHEN screening.event_id IS NULL THEN FALSE
            WHEN screening.full_required = 'Y' OR coalesce(screening.screening_flags, '') <> '' THEN TRUE
            WHEN
                screening.assessment_type = 'LAYER1'
                AND screening.overall_level IN ('MEDIUM', 'HIGH', 'VERY_HIGH')
                THEN TRUE
            WHEN screening.full_required = 'N' THEN FALSE
        END AS is_called_for
    FROM starts
    LEFT JOIN first_allocations AS decided ON decided.event_id = starts.event_id
    LEFT JOIN screening_at_allocation AS screening ON screening.event_id = starts.event_id
),

evidence AS (
    SELECT event_id, shown FROM called WHERE shown IS NOT NULL
    UNION ALL
    SELECT event_id, shown FROM first_allocations
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    called.event_id AS subject,
    called.is_called_for AS applies,
    TRUE AS known,
    coalesce(called.full_completed_date > called.due_date, TRUE) AND NOT called.is_overridden AS holds,
    days_between(called.decision_date, called.full_completed_date) AS value,
    shown.shown_by,
    called.screened_date,
    called.due_date
FROM called
LEFT JOIN shown ON shown.event_id = called.event_id
