/*
id: CF-026C
subject: event
title: Objectives without date or content
rule:
  applies: The sentence plan has objectives.
  "true": At least the share given of them has no target date, or fewer characters than the least length.
  unknown: The length of so many is not known that they could make up the share.
  reading: Of several plans the one made last counts.
supports: ["2.2.2"]
needs: [custody, disposal, event, objective, release, sentence_plan]
parameters: [objective_min_len, objective_share]
catalogue: [ASM-08]
source: S0:919–920
unknown_without: [objective.text_len]
unit: objectives without date or content
says: "{bare} of {objectives} objectives in the sentence plan of {plan_date} have no target date or fewer than {objective_min_len} characters."
version: 1
*/
WITH objectives AS (
    SELECT event_id, shown, target_date IS NULL OR text_len < $objective_min_len AS is_bare
    FROM plan_objectives
),

counted AS (
    SELECT
        event_id,
        count(*) AS objectives,
        count(CASE WHEN is_bare THEN 1 END) AS bare,
        count(CASE WHEN is_bare IS NULL THEN 1 END) AS unclear
    FROM objectives
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM sentence_plans_now
    UNION
    SELECT event_id, shown FROM objectives WHERE coalesce(is_bare, TRUE)
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    TRUE AS known,
    CASE
        WHEN counted.bare >= counted.objectives * $objective_share THEN TRUE
        WHEN counted.bare + counted.unclear < counted.objectives * $objective_share THEN FALSE
    END AS holds,
    counted.bare AS value,
    shown.shown_by,
    counted.bare,
    counted.objectives,
    plan.plan_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN sentence_plans_now AS plan ON plan.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
