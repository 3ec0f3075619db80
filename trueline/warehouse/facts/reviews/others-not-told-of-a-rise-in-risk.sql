/*
id: CF-072B
subject: event
title: No contact with another body after a rise in risk
rule:
  applies: An event that raised the risk was known between the start and the end.
  "true": After at least one such event no contact with another body took place on that day or in the days given for it.
  unknown: A contact in those days is of a type that no list has.
  reading: "The days are counted from the day on which the event was known. Any contact with another body counts, whoever it was; what was said in it is not in the extract. Before the last day is over it is false."
supports: ["2.4.3"]
needs: [contact, custody, disposal, event, release, significant_event]
parameters: [change_days]
catalogue: [REV-22, EXM-20]
source: S2:570
unknown_without: [contact.contact_type]
unit: rises in risk
says: "No contact with another body is recorded from {rise_date}, when a rise in risk was known, to {due_date}."
version: 1
*/
WITH rises AS (
    SELECT event_id, crn, change_date AS rise_date, add_days(change_date, $change_days) AS due_date, shown
    FROM changes
    WHERE direction = 'UP'
),

told AS (
    SELECT DISTINCT rises.event_id, rises.shown
    FROM rises
    INNER JOIN agency_contacts AS agency
        ON agency.crn = rises.crn AND agency.contact_date >= rises.rise_date AND agency.contact_date <= rises.due_date
    WHERE agency.event_id IS NULL OR agency.event_id = rises.event_id
),

silent AS (
    SELECT rises.event_id, rises.crn, rises.rise_date, rises.due_date, rises.shown
    FROM rises
    LEFT JOIN told ON told.event_id = rises.event_id AND told.shown = rises.shown
    WHERE $as_at > rises.due_date AND told.shown IS NULL
),

unclear AS (
    SELECT silent.event_id, silent.shown, other.shown AS contact
    FROM silent
    INNER JOIN unlisted_contacts AS other
        ON other.crn = silent.crn AND other.contact_date >= silent.rise_date AND other.contact_date <= silent.due_date
    WHERE NOT other.has_others AND (other.event_id IS NULL OR other.event_id = silent.event_id)
),

counted AS (
    SELECT
        silent.event_id,
        count(CASE WHEN maybe.shown IS NULL THEN 1 END) AS rises,
        min(CASE WHEN maybe.shown IS NULL THEN silent.rise_date END) AS rise_date,
        min(CASE WHEN maybe.shown IS NULL THEN silent.due_date END) AS due_date
    FROM silent
    LEFT JOIN (SELECT DISTINCT event_id, shown FROM unclear) AS maybe
        ON maybe.event_id = silent.event_id AND maybe.shown = silent.shown
    GROUP BY silent.event_id
),

evidence AS (
    SELECT event_id, shown FROM silent
    UNION
    SELECT event_id, contact AS shown FROM unclear
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    risen.event_id IS NOT NULL AS applies,
    counted.event_id IS NULL OR counted.rises > 0 AS known,
    counted.event_id IS NOT NULL AS holds,
    counted.rises AS value,
    shown.shown_by,
    counted.rise_date,
    counted.due_date
FROM starts
LEFT JOIN (SELECT DISTINCT event_id FROM rises) AS risen ON risen.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
