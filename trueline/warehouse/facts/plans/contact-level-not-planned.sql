/*
id: CF-034
subject: event
title: Frequency of contact not planned
rule:
  applies: There is a sentence plan.
  "true": It gives no frequency of contact.
  unknown: Only where a table is partial.
  reading: Of several plans the one made last counts. That no contact is planned is a frequency too.
supports: ["2.2.1"]
needs: [custody, disposal, event, release, sentence_plan]
catalogue: [ASM-07]
source: S0:918
says: The sentence plan of {plan_date} holds no frequency of contact.
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
    plan.planned_contact_frequency IS NULL AS holds,
    NULL AS value,
    shown.shown_by,
    plan.plan_date
FROM starts
LEFT JOIN sentence_plans_now AS plan ON plan.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
