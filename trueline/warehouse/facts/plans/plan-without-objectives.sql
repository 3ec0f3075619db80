/*
id: CF-026B
subject: event
title: Sentence plan without objectives
rule:
  applies: There is a sentence plan.
  "true": The plan has no objective.
  unknown: Only where a table is partial.
  reading: Of several plans the one made last counts.
supports: ["2.2.2"]
needs: [custody, disposal, event, objective, release, sentence_plan]
catalogue: [ASM-06, EXM-28]
source: S4:1498–1500
says: No objective is recorded in the sentence plan of {plan_date}.
version: 1
*/
WITH shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM sentence_plans_now
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    plan.event_id IS NOT NULL AS applies,
    TRUE AS known,
    held.event_id IS NULL AS holds,
    NULL AS value,
    shown.shown_by,
    plan.plan_date
FROM starts
LEFT JOIN sentence_plans_now AS plan ON plan.event_id = starts.event_id
LEFT JOIN (SELECT DISTINCT event_id FROM plan_objectives) AS held ON held.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
