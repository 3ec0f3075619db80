/*
id: CF-053
subject: event
title: Next appointment far ahead after an absence
rule:
  applies: "Since the start there was at least one absence, acceptable or not."
  "true": After at least one of these the next appointment made lies more days ahead than the limit.
  unknown: "None is known to have been followed late, but of at least one the outcome was entered later, or it or the next entry has a code on no list."
  reading: "The next appointment is the first in time of those that were entered on the day of the absence or later, and lie after it. Where none was made it is false: another fact points to that."
supports: ["2.3.1"]
needs: [contact, custody, disposal, event, release]
parameters: [followup_max]
catalogue: [DEL-17]
source: S4:2304–2307
unknown_without: [contact.outcome_code, contact.contact_type]
unit: days from the absence to the next appointment
says: "After {late} of {absences} absences the next appointment made was more than {followup_max} days ahead; the longest wait was {days} days."
version: 1
*/
WITH absences AS (
    SELECT
        missed.event_id,
        event.crn,
        missed.contact_id,
        missed.contact_date,
        missed.shown,
        missed.is_appointment AND (missed.is_acceptable_absence OR missed.is_unacceptable) AS is_absence
    FROM missed_appointments AS missed
    INNER JOIN event ON event.event_id = missed.event_id
    WHERE coalesce(missed.is_acceptable_absence OR missed.is_unacceptable, TRUE)
),

made AS (
    SELECT
        contact.crn,
        contact.event_id,
        contact.contact_date,
        CAST(contact.created_at AS DATE) AS made_date,
        contact_types.appointment AS is_appointment,
        'contact:' || contact.contact_id AS shown
    FROM contact
    LEFT JOIN contact_types ON contact_types.code = contact.contact_type
    WHERE coalesce(contact_types.appointment, TRUE)
),

next_dates AS (
    SELECT
        absences.event_id,
        absences.contact_id,
        min(made.contact_date) AS next_date,
        min(CASE WHEN made.is_appointment THEN made.contact_date END) AS next_appointment
    FROM absences
    INNER JOIN made ON made.crn = absences.crn AND made.contact_date > absences.contact_date
    WHERE
        made.made_date >= absences.contact_date
        AND (made.event_id IS NULL OR made.event_id = absences.event_id)
    GROUP BY absences.event_id, absences.contact_id
),

judged AS (
    SELECT
        absences.event_id,
        absences.crn,
        absences.contact_date,
        absences.is_absence,
        absences.shown,
        next_dates.next_date,
        days_between(absences.contact_date, next_dates.next_date) AS days,
        CASE
            WHEN next_dates.next_date IS NULL THEN FALSE
            WHEN next_dates.next_date = next_dates.next_appointment
                THEN
                    absences.is_absence
                    AND days_between(absences.contact_date, next_dates.next_date) > $followup_max
        END AS is_late
    FROM absences
    LEFT JOIN next_dates
        ON next_dates.event_id = absences.event_id AND next_dates.contact_id = absences.contact_id
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_absence THEN 1 END) AS absences,
        count(CASE WHEN is_late THEN 1 END) AS late,
        count(CASE WHEN is_late IS NULL THEN 1 END) AS unclear,
        max(CASE WHEN is_late THEN days END) AS days
    FROM judged
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM judged WHERE coalesce(is_late, TRUE)
    UNION
    SELECT judged.event_id, made.shown
    FROM judged
    INNER JOIN made ON made.crn = judged.crn AND made.contact_date = judged.next_date
    WHERE
        coalesce(judged.is_late, TRUE)
        AND made.made_date >= judged.contact_date
        AND (made.event_id IS NULL OR made.event_id = judged.event_id)
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE WHEN counted.absences > 0 THEN TRUE WHEN counted.event_id IS NULL THEN FALSE END AS applies,
    counted.late > 0 OR counted.unclear = 0 AS known,
    counted.late > 0 AS holds,
    counted.days AS value,
    shown.shown_by,
    counted.late,
    counted.absences,
    counted.days
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
