/*
id: CF-092
subject: event
title: Letter to a victim not followed up
rule:
  applies: "A first letter was sent to an eligible victim, and no answer came in the days given for a further contact."
  "true": No further contact with at least one such victim in the days given for it after the letter.
  unknown: Only where a table is partial.
  reading: "Any contact after the day of the letter counts, whoever began it. Before the last day is over it is false."
supports: ["3.2.1"]
needs: [custody, disposal, event, release, victim_case, victim_contact]
parameters: [victim_followup_days]
catalogue: [VIC-07, REC-12]
source: S1:415, S1:581, S1:631
unit: days from the letter to the next contact
says: "No further contact with a victim is recorded in the {victim_followup_days} days after the letter of {letter_date}, and no answer to it."
version: 1
*/
WITH written AS (
    SELECT victim_case_id, min(date) AS letter_date
    FROM victim_contact
    WHERE type = 'INITIAL_LETTER'
    GROUP BY victim_case_id
),

unanswered AS (
    SELECT
        victim_case.event_id,
        victim_case.victim_case_id,
        written.letter_date,
        add_days(written.letter_date, $victim_followup_days) AS due_date,
        min(further.date) AS next_date
    FROM victim_case
    INNER JOIN written ON written.victim_case_id = victim_case.victim_case_id
    LEFT JOIN victim_contact AS further
        ON further.victim_case_id = victim_case.victim_case_id AND further.date > written.letter_date
    WHERE
        victim_case.eligibility <> 'NOT_ELIGIBLE'
        AND (
            victim_case.response_date IS NULL
            OR victim_case.response_date > add_days(written.letter_date, $victim_followup_days)
        )
    GROUP BY victim_case.event_id, victim_case.victim_case_id, written.letter_date
),

left_alone AS (
    SELECT event_id, victim_case_id, letter_date, next_date
    FROM unanswered
    WHERE $as_at > due_date AND (next_date IS NULL OR next_date > due_date)
),

counted AS (
    SELECT event_id, min(letter_date) AS letter_date, max(days_between(letter_date, next_date)) AS days
    FROM left_alone
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, 'victim_case:' || victim_case_id AS shown FROM left_alone
    UNION
    SELECT left_alone.event_id, 'victim_contact:' || contacted.victim_contact_id AS shown
    FROM left_alone
    INNER JOIN victim_contact AS contacted ON contacted.victim_case_id = left_alone.victim_case_id
    WHERE
        (contacted.date = left_alone.letter_date AND contacted.type = 'INITIAL_LETTER')
        OR contacted.date = left_alone.next_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    has_letter.event_id IS NOT NULL AS applies,
    TRUE AS known,
    counted.event_id IS NOT NULL AS holds,
    counted.days AS value,
    shown.shown_by,
    counted.letter_date
FROM starts
LEFT JOIN (SELECT DISTINCT event_id FROM unanswered) AS has_letter ON has_letter.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
