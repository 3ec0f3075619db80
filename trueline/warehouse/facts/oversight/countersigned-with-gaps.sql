/*
id: CF-077
subject: event
title: Countersigned with gaps
rule:
  applies: A full assessment of the event was completed and countersigned.
  "true": "On the day of countersigning at least one such assessment had no screening; or no full analysis though one was needed and not overridden; or no risk management plan though the risk was medium or more; or a contingency plan that was shorter than the least length or shared with other cases."
  unknown: It is not recorded whether a full analysis was needed, what the level was, or how long the contingency plan was.
  reading: "A full analysis is needed where the record says so, and in a short assessment from medium risk. Shared is a contingency plan found for as many people as the limit says. Assessments of no event in particular count from the sentence on."
supports: ["1.2"]
needs: [assessment, custody, disposal, event, release, rmp, rosh]
parameters: [boiler_n, contingency_min]
catalogue: [REV-12]
source: S2:590
unknown_without: [rosh.full_required, rosh.overall_level, rmp.contingency_len]
unit: assessments
says: "The assessment countersigned on {countersigned_date} has no record by then of the screening, the full analysis, the risk management plan or a contingency plan of {contingency_min} characters of its own."
version: 1
*/
WITH shared_plans AS (
    SELECT rmp.contingency_hash
    FROM rmp
    INNER JOIN assessment ON assessment.assessment_pk = rmp.assessment_pk
    GROUP BY rmp.contingency_hash
    HAVING count(DISTINCT assessment.crn) >= $boiler_n
),

signed AS (
    SELECT
        one.event_id,
        one.countersigned_date,
        one.shown,
        coalesce(rosh.screening_date > one.countersigned_date, TRUE) AS has_no_screening,
        (
            CASE rosh.full_required WHEN 'Y' THEN TRUE WHEN 'N' THEN FALSE END
            OR (one.assessment_type = 'LAYER1' AND one.risk >= 2)
        )
        AND coalesce(rosh.override <> 'Y', TRUE)
        AND coalesce(rosh.full_completed_date > one.countersigned_date, TRUE) AS has_no_analysis,
        one.risk >= 2 AND coalesce(rmp.completed_date > one.countersigned_date, TRUE) AS has_no_plan,
        coalesce(rmp.completed_date <= one.countersigned_date, FALSE)
        AND (
            rmp.contingency_len < $contingency_min OR shared_plans.contingency_hash IS NOT NULL
        ) AS has_no_contingency
    FROM event_assessments AS one
    LEFT JOIN rosh ON rosh.assessment_pk = one.assessment_pk
    LEFT JOIN rmp ON rmp.assessment_pk = one.assessment_pk
    LEFT JOIN shared_plans ON shared_plans.contingency_hash = rmp.contingency_hash
    WHERE one.countersigned_date IS NOT NULL
),

told AS (
    SELECT
        event_id,
        countersigned_date,
        shown,
        has_no_screening OR has_no_analysis OR has_no_plan OR has_no_contingency AS has_gap
    FROM signed
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN has_gap THEN 1 END) AS gaps,
        count(CASE WHEN has_gap IS NULL THEN 1 END) AS unclear,
        min(CASE WHEN has_gap THEN countersigned_date END) AS countersigned_date
    FROM told
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM told
    WHERE coalesce(has_gap, TRUE)
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.gaps > 0 OR counted.unclear = 0 AS known,
    counted.gaps > 0 AS holds,
    counted.gaps AS value,
    shown.shown_by,
    counted.countersigned_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
