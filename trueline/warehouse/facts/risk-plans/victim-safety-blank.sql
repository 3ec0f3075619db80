/*
id: CF-025
subject: event
title: Safety of victims blank in the risk management plan
rule:
  applies: "The person knew the victim of an offence, or there is a victim case, or something speaks of domestic abuse on the day asked about."
  "true": The latest completed risk management plan holds nothing on the safety of victims.
  unknown: How much it holds is not known.
  reading: Where no plan was completed it is false, and another fact points to that. A victim case counts whether or not the victim is eligible for contact.
supports: ["2.2.3"]
needs: [assessment, custody, disposal, enquiry, event, offence, registration, release, rmp, victim_case]
catalogue: [ASM-21, ENB-20, REC-18]
source: S2:667, S2:97
unknown_without: [rmp.victim_safety_len]
says: "The risk management plan completed on {completed_date} holds nothing on the safety of victims."
version: 1
*/
WITH concerns AS (
    SELECT event_id, 'offence:' || offence_id AS shown FROM offence WHERE victim_known = 'Y'
    UNION
    SELECT event_id, 'victim_case:' || victim_case_id AS shown FROM victim_case
    UNION
    SELECT event_id, shown FROM domestic_abuse_now
),

evidence AS (
    SELECT event_id, shown FROM concerns
    UNION
    SELECT event_id, shown FROM risk_plans WHERE is_latest
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    concerned.event_id IS NOT NULL AS applies,
    TRUE AS known,
    plan.event_id IS NOT NULL AND plan.victim_safety_len = 0 AS holds,
    NULL AS value,
    shown.shown_by,
    plan.completed_date
FROM starts
LEFT JOIN (SELECT DISTINCT event_id FROM concerns) AS concerned ON concerned.event_id = starts.event_id
LEFT JOIN risk_plans AS plan ON plan.event_id = starts.event_id AND plan.is_latest
LEFT JOIN shown ON shown.event_id = starts.event_id
