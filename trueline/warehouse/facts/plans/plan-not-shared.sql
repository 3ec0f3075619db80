/*
id: CF-026D
subject: event
title: Sentence plan not shared
rule:
  applies: There is a sentence plan.
  "true": It is not recorded that the person agreed it, nor on which day it was shared.
  unknown: It was not shared, and whether the person agreed is recorded as unknown.
  reading: Of several plans the one made last counts. An agreement without its day is not seen.
supports: ["2.2.1"]
needs: [custody, disposal, event, release, sentence_plan]
catalogue: [ASM-33]
source: S3:1811–1812
unknown_without: [sentence_plan.agreed_by_person]
says: The sentence plan of {plan_date} is recorded neither as agreed by the person nor as shared.
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
        WHEN plan.agreed_by_person = 'Y' OR plan.shared_date IS NOT NULL THEN FALSE
        WHEN coalesce(plan.agreed_by_person, 'N') = 'N' THEN TRUE
    END AS holds,
    NULL AS value,
    shown.shown_by,
    plan.plan_date
FROM starts
LEFT JOIN sentence_plans_now AS plan ON plan.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
