/*
id: CF-095C
subject: event
title: Restorative justice offered to a victim
rule:
  applies: A victim is eligible for contact.
  "true": An offer of restorative justice to at least one such victim is recorded.
  unknown: Only where a table is partial.
  reading: "This fact points to something that was done."
supports: ["3.2"]
needs: [custody, disposal, event, release, victim_case, victim_contact]
catalogue: [INT-35]
source: S2:708
unit: offers
says: "Restorative justice was offered to a victim on {offer_date}."
version: 1
*/
WITH offered AS (
    SELECT
        victim_case.event_id,
        count(offer.victim_contact_id) AS offers,
        min(offer.date) AS offer_date
    FROM victim_case
    LEFT JOIN victim_contact AS offer
        ON offer.victim_case_id = victim_case.victim_case_id AND offer.type = 'RJ_OFFER'
    WHERE victim_case.eligibility <> 'NOT_ELIGIBLE'
    GROUP BY victim_case.event_id
),

shown AS (
    SELECT victim_case.event_id, list_sort(list('victim_contact:' || offer.victim_contact_id)) AS shown_by
    FROM victim_case
    INNER JOIN victim_contact AS offer ON offer.victim_case_id = victim_case.victim_case_id
    WHERE victim_case.eligibility <> 'NOT_ELIGIBLE' AND offer.type = 'RJ_OFFER'
    GROUP BY victim_case.event_id
)

SELECT
    starts.event_id AS subject,
    offered.event_id IS NOT NULL AS applies,
    TRUE AS known,
    offered.offers > 0 AS holds,
    offered.offers AS value,
    shown.shown_by,
    offered.offer_date
FROM starts
LEFT JOIN offered ON offered.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
