/*
id: CF-027
subject: event
title: No day of review, or no triggers
rule:
  applies: There is a sentence plan.
  "true": "It gives no day of review, or it does not say what would bring a review forward."
  unknown: "It gives a day, and whether it says what would bring a review forward is not known."
  reading: Of several plans the one made last counts.
supports: ["2.4"]
needs: [custody, disposal, event, release, sentence_plan]
catalogue: [ASM-09]
source: S2:236
unknown_without: [sentence_plan.review_triggers_stated]
says: The sentence plan of {plan_date} does not hold both a day of review and what would bring a review forward.
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
    CASE
        WHEN plan.review_due_date IS NULL OR plan.review_triggers_stated = 'N' THEN TRUE
        WHEN plan.review_triggers_stated = 'Y' THEN FALSE
    END AS holds,
    NULL AS value,
    shown.shown_by,
    plan.plan_date
FROM starts
LEFT JOIN sentence_plans_now AS plan ON plan.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
