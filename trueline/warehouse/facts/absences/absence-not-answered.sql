/*
id: CF-050
subject: event
title: Absence not answered
rule:
  applies: Since the start at least one appointment has passed that is not recorded as attended.
  "true": More than the working days given ago, at least one of these has no outcome, or was an unacceptable absence without a decision in those days.
  unknown: "None is known to be without an answer, but of at least one the outcome was entered later, or a code is on no list."
  reading: "An acceptable absence and a new date are answers. A decision is any action on a failure to comply, a breach or recall begun, or an entry on enforcement, of the event; one may answer two absences. Before the last day is over it is false."
supports: ["2.3.1"]
needs: [contact, custody, disposal, enforcement, event, nsi, release]
parameters: [absence_days]
catalogue: [DEL-14, DEL-18, DEL-19, DEL-37, ENB-67, EXM-04, EXM-21, EXM-28]
source: S2:265, S1:531, S0:980–981; National Standards 2005
unknown_without: [contact.outcome_code, contact.contact_type]
unit: appointments without an answer
says: "{unanswered} of {missed} appointments not recorded as attended since {start_date}: no outcome, or unacceptable without a decision in {absence_days} working days."
version: 1
*/
WITH missed AS (
    SELECT event_id, contact_id, contact_date, is_appointment, is_outcome_missing, is_unacceptable, shown
    FROM missed_appointments
    WHERE contact_date < $as_at
),

decisions AS (
    SELECT crn, event_id, action_date
    FROM enforcement_actions
    UNION ALL
    SELECT contact.crn, contact.event_id, contact.contact_date AS action_date
    FROM contact
    INNER JOIN contact_types ON contact_types.code = contact.contact_type
    WHERE contact_types.enforcement AND contact.contact_date <= $as_at
),

-- Each day is numbered once: counting working days of every pair of days would take far longer.
days AS (
    SELECT day, business_days_between(day, $as_at) AS working_days
    FROM (
        SELECT contact_date AS day FROM missed
        UNION
        SELECT action_date AS day FROM decisions
    ) AS dated
),

open_ended AS (
    SELECT missed.event_id, event.crn, missed.contact_id, missed.contact_date, days.working_days
    FROM missed
    INNER JOIN event ON event.event_id = missed.event_id
    INNER JOIN days ON days.day = missed.contact_date
    WHERE coalesce(missed.is_unacceptable, TRUE)
),

answered AS (
    SELECT DISTINCT open_ended.event_id, open_ended.contact_id
    FROM open_ended
    INNER JOIN decisions ON decisions.crn = open_ended.crn AND decisions.action_date >= open_ended.contact_date
    INNER JOIN days ON days.day = decisions.action_date
    WHERE
        (decisions.event_id IS NULL OR decisions.event_id = open_ended.event_id)
        AND open_ended.working_days - days.working_days <= $absence_days
),

judged AS (
    SELECT
        missed.event_id,
        missed.is_appointment,
        missed.shown,
        days.working_days > $absence_days
        AND missed.is_appointment
        AND (missed.is_outcome_missing OR (missed.is_unacceptable AND answered.contact_id IS NULL)) AS is_unanswered
    FROM missed
    INNER JOIN days ON days.day = missed.contact_date
    LEFT JOIN answered ON answered.event_id = missed.event_id AND answered.contact_id = missed.contact_id
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_appointment THEN 1 END) AS missed,
        count(CASE WHEN is_unanswered THEN 1 END) AS unanswered,
        count(CASE WHEN is_unanswered IS NULL THEN 1 END) AS unclear
    FROM judged
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM judged
    WHERE coalesce(is_unanswered, TRUE)
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE WHEN counted.missed > 0 THEN TRUE WHEN counted.event_id IS NULL THEN FALSE END AS applies,
    counted.unanswered > 0 OR counted.unclear = 0 AS known,
    counted.unanswered > 0 AS holds,
    counted.unanswered AS value,
    shown.shown_by,
    counted.unanswered,
    counted.missed,
    starts.start_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
