/*
id: CF-024
subject: event
title: Contingency plan short, or shared by many
rule:
  applies: A risk management plan was completed.
  "true": The contingency plan of the latest has fewer characters than the least length, or the latest plans of as many people as are given hold the same one.
  unknown: The length is not known, and nothing tells that others hold the same.
  reading: People are counted, not sentences. A text is compared only where the extract gives a hash of it.
supports: ["2.2.3"]
needs: [assessment, custody, disposal, event, release, rmp]
parameters: [contingency_min, boiler_n]
catalogue: [ASM-20, EXM-25]
source: S0:810–811, S2:551
unknown_without: [rmp.contingency_len]
unit: characters
says: "The risk management plan completed on {completed_date} has a contingency plan of fewer than {contingency_min} characters, or one that stands in the plans of {boiler_n} people or more."
version: 1
*/
WITH repeated AS (
    SELECT contingency_hash
    FROM risk_plans
    WHERE is_latest AND contingency_hash IS NOT NULL
    GROUP BY contingency_hash
    HAVING count(DISTINCT crn) >= $boiler_n
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM risk_plans
    WHERE is_latest
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    plan.event_id IS NOT NULL AS applies,
    TRUE AS known,
    plan.contingency_len < $contingency_min OR repeated.contingency_hash IS NOT NULL AS holds,
    plan.contingency_len AS value,
    shown.shown_by,
    plan.completed_date
FROM starts
LEFT JOIN risk_plans AS plan ON plan.event_id = starts.event_id AND plan.is_latest
LEFT JOIN repeated ON repeated.contingency_hash = plan.contingency_hash
LEFT JOIN shown ON shown.event_id = starts.event_id
