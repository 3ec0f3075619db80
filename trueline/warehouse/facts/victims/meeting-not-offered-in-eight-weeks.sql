/*
id: CF-091
subject: event
title: Victim not offered a meeting in eight weeks
rule:
  applies: "Sentenced to custody, with a victim who is eligible for contact."
  "true": To at least one victim no meeting was offered by the last of the days given for it after the sentence.
  unknown: Only where a table is partial.
  reading: A meeting held counts as offered. Before the last day is over it is false.
supports: ["3.2.1"]
needs: [custody, disposal, event, release, victim_case, victim_contact]
parameters: [victim_offer_days]
catalogue: [VIC-01]
source: S2:679
unit: days from sentence to the offer
says: "No offer of a meeting to a victim is recorded by {due_date}, {victim_offer_days} days after the sentence on {sentence_date}."
version: 1
*/
WITH offered AS (
    SELECT
        starts.event_id,
        victim_case.victim_case_id,
        starts.sentence_date,
        add_days(starts.sentence_date, $victim_offer_days) AS due_date,
        min(offer.date) AS offer_date
    FROM starts
    INNER JOIN victim_case ON victim_case.event_id = starts.event_id
    LEFT JOIN victim_contact AS offer
        ON offer.victim_case_id = victim_case.victim_case_id AND offer.type IN ('FACE_TO_FACE_OFFER', 'FACE_TO_FACE')
    WHERE starts.is_custodial AND victim_case.eligibility <> 'NOT_ELIGIBLE'
    GROUP BY starts.event_id, victim_case.victim_case_id, starts.sentence_date
),

late AS (
    SELECT event_id, victim_case_id, sentence_date, offer_date
    FROM offered
    WHERE $as_at > due_date AND (offer_date IS NULL OR offer_date > due_date)
),

counted AS (
    SELECT event_id, max(days_between(sentence_date, offer_date)) AS days
    FROM late
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, 'victim_case:' || victim_case_id AS shown FROM late
    UNION
    SELECT late.event_id, 'victim_contact:' || offer.victim_contact_id AS shown
    FROM late
    INNER JOIN victim_contact AS offer ON offer.victim_case_id = late.victim_case_id AND offer.date = late.offer_date
    WHERE offer.type IN ('FACE_TO_FACE_OFFER', 'FACE_TO_FACE')
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    has_victim.event_id IS NOT NULL AS applies,
    TRUE AS known,
    counted.event_id IS NOT NULL AS holds,
    counted.days AS value,
    shown.shown_by,
    starts.sentence_date,
    add_days(starts.sentence_date, $victim_offer_days) AS due_date
FROM starts
LEFT JOIN (SELECT DISTINCT event_id FROM offered) AS has_victim ON has_victim.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
