/*
id: CF-092B
subject: event
title: Answer of a victim not recorded
rule:
  applies: There was a contact with an eligible victim.
  "true": "More than the days given for it after the first contact, no answer of at least one victim is recorded."
  unknown: Only where a table is partial.
  reading: "What is recorded on the day asked about counts, however late the answer came. A state without the day of the answer cannot be seen as at a day, so it is none; nor is one that says only whether the victim was contacted."
supports: ["3.2.1"]
needs: [custody, disposal, event, release, victim_case, victim_contact]
parameters: [victim_answer_days]
catalogue: [VIC-08]
source: S0:1216–1217, S1:591
unit: days since the first contact
says: "No answer of a victim is recorded by {as_at}, more than {victim_answer_days} days after the first contact on {first_date}."
version: 1
*/
WITH contacted AS (
    SELECT victim_case.event_id, victim_case.victim_case_id, victim_case.status, min(victim_contact.date) AS first_date
    FROM victim_case
    INNER JOIN victim_contact ON victim_contact.victim_case_id = victim_case.victim_case_id
    WHERE victim_case.eligibility <> 'NOT_ELIGIBLE'
    GROUP BY victim_case.event_id, victim_case.victim_case_id, victim_case.status
),

unanswered AS (
    SELECT event_id, victim_case_id, first_date
    FROM contacted
    WHERE
        (status IS NULL OR status IN ('CONTACTED', 'NOT_CONTACTED'))
        AND $as_at > add_days(first_date, $victim_answer_days)
),

counted AS (
    SELECT event_id, min(first_date) AS first_date
    FROM unanswered
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, 'victim_case:' || victim_case_id AS shown FROM unanswered
    UNION
    SELECT unanswered.event_id, 'victim_contact:' || victim_contact.victim_contact_id AS shown
    FROM unanswered
    INNER JOIN victim_contact
        ON victim_contact.victim_case_id = unanswered.victim_case_id AND victim_contact.date = unanswered.first_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    has_contact.event_id IS NOT NULL AS applies,
    TRUE AS known,
    counted.event_id IS NOT NULL AS holds,
    days_between(counted.first_date, $as_at) AS value,
    shown.shown_by,
    counted.first_date
FROM starts
LEFT JOIN (SELECT DISTINCT event_id FROM contacted) AS has_contact ON has_contact.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
