/*
id: missed_appointments
says: Each appointment of an event since its start that is not known to have been attended, up to the day asked about, and what came of it. An answer is NULL where the outcome was entered later or a code is on no list.
reads: [attendance, starts]
kept: true
*/
SELECT
    starts.event_id,
    attendance.contact_id,
    attendance.contact_date,
    attendance.is_appointment,
    attendance.is_remote,
    attendance.is_outcome_missing,
    attendance.is_acceptable_absence,
    attendance.is_unacceptable,
    attendance.shown
FROM starts
INNER JOIN attendance ON attendance.crn = starts.crn AND attendance.contact_date >= starts.start_date
WHERE
    (attendance.event_id IS NULL OR attendance.event_id = starts.event_id)
    AND coalesce(attendance.is_appointment, TRUE)
    AND NOT coalesce(attendance.is_attended, FALSE)
