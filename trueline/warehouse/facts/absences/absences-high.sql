/*
id: CF-052
subject: event
title: Absences high
rule:
  applies: Since the start there were at least as many appointments as are needed to count absences.
  "true": "Acceptable and unacceptable absences together are more than the lower limit; the sentence names the higher limit where they are more than that."
  unknown: "Appointments whose outcome was entered later, or with a code on no list, could bring the number up to the limit."
  reading: "Whoever came was not absent. A new date, and an appointment without any outcome, are no absence here."
supports: ["2.3.1"]
needs: [contact, custody, disposal, event, release]
parameters: [absences_appointments, absences_many, absences_very_many]
catalogue: [DEL-15, DEL-28, REC-29]
source: S4:2233–2234, S4:298–300, S4:2376–2377
unknown_without: [contact.outcome_code, contact.contact_type]
unit: absences
says: "{absences} absences from {appointments} appointments, more than {limit_passed}, are recorded from {start_date} to {as_at}."
version: 1
*/
WITH appointments AS (
    SELECT
        starts.event_id,
        attendance.is_appointment,
        CASE
            WHEN attendance.is_attended THEN FALSE
            ELSE attendance.is_appointment AND (attendance.is_acceptable_absence OR attendance.is_unacceptable)
        END AS is_absence,
        attendance.shown
    FROM starts
    INNER JOIN attendance ON attendance.crn = starts.crn AND attendance.contact_date >= starts.start_date
    WHERE
        (attendance.event_id IS NULL OR attendance.event_id = starts.event_id)
        AND coalesce(attendance.is_appointment, TRUE)
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_appointment THEN 1 END) AS appointments,
        count(*) AS at_most,
        count(CASE WHEN is_absence THEN 1 END) AS absences,
        count(CASE WHEN is_absence IS NULL THEN 1 END) AS unclear
    FROM appointments
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM appointments
    WHERE coalesce(is_absence, TRUE)
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE
        WHEN counted.appointments >= $absences_appointments THEN TRUE
        WHEN coalesce(counted.at_most, 0) < $absences_appointments THEN FALSE
    END AS applies,
    counted.absences > $absences_many OR counted.absences + counted.unclear <= $absences_many AS known,
    counted.absences > $absences_many AS holds,
    counted.absences AS value,
    shown.shown_by,
    counted.absences,
    counted.appointments,
    CASE WHEN counted.absences > $absences_very_many THEN $absences_very_many ELSE $absences_many END AS limit_passed,
    starts.start_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
