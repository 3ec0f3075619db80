/*
id: CF-091B
subject: event
title: First letter to a victim late
rule:
  applies: "Sentenced, with a victim who is eligible for contact."
  "true": To at least one victim no first letter was sent in the working days given for it after the victim was identified.
  unknown: "Nobody says when a victim was identified, and no letter to another victim was late."
  reading: "A letter never sent counts once the last day is over; before that it is false. A call or a meeting is no letter."
supports: ["3.2.1"]
needs: [custody, disposal, event, release, victim_case, victim_contact]
parameters: [victim_letter_bd]
catalogue: [VIC-06]
source: S0:1212–1213
unknown_without: [victim_case.identified_date]
unit: working days from identification to the letter
says: "No first letter to a victim is recorded in the {victim_letter_bd} working days after {identified_date}, when the victim was identified."
version: 1
*/
WITH written AS (
    SELECT
        victim_case.event_id,
        victim_case.victim_case_id,
        victim_case.identified_date,
        min(letter.date) AS letter_date
    FROM victim_case
    LEFT JOIN victim_contact AS letter
        ON letter.victim_case_id = victim_case.victim_case_id AND letter.type = 'INITIAL_LETTER'
    WHERE victim_case.eligibility <> 'NOT_ELIGIBLE'
    GROUP BY victim_case.event_id, victim_case.victim_case_id, victim_case.identified_date
),

timed AS (
    SELECT
        event_id,
        victim_case_id,
        identified_date,
        letter_date,
        business_days_between(identified_date, coalesce(letter_date, $as_at)) > $victim_letter_bd AS is_late
    FROM written
),

counted AS (
    SELECT
        event_id,
        bool_or(is_late) AS is_late,
        count(CASE WHEN is_late IS NULL THEN 1 END) AS unclear,
        min(CASE WHEN is_late THEN identified_date END) AS identified_date,
        max(CASE WHEN is_late THEN business_days_between(identified_date, letter_date) END) AS days
    FROM timed
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, 'victim_case:' || victim_case_id AS shown FROM timed WHERE coalesce(is_late, TRUE)
    UNION
    SELECT timed.event_id, 'victim_contact:' || letter.victim_contact_id AS shown
    FROM timed
    INNER JOIN victim_contact AS letter
        ON letter.victim_case_id = timed.victim_case_id AND letter.date = timed.letter_date
    WHERE timed.is_late AND letter.type = 'INITIAL_LETTER'
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.is_late OR counted.unclear = 0 AS known,
    counted.is_late AS holds,
    counted.days AS value,
    shown.shown_by,
    counted.identified_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
