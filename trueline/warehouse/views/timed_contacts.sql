/*
id: timed_contacts
says: Each contact of an event with a band from its start to the day asked about, with the minutes by its times; NULL where they are not recorded or end before they begin.
reads: [starts, attendance, latest_bands]
kept: true
*/
WITH timed AS (
    SELECT
        starts.event_id,
        attendance.is_attended,
        attendance.is_face_to_face,
        attendance.shown,
        CAST(substr(contact.end_time, 1, 2) AS INTEGER) * 60 + CAST(substr(contact.end_time, 4, 2) AS INTEGER)
        - CAST(substr(contact.start_time, 1, 2) AS INTEGER) * 60
        - CAST(substr(contact.start_time, 4, 2) AS INTEGER) AS minutes
    FROM latest_bands
    INNER JOIN starts ON starts.event_id = latest_bands.event_id
    INNER JOIN attendance ON attendance.crn = starts.crn AND attendance.contact_date >= starts.start_date
    INNER JOIN contact ON contact.contact_id = attendance.contact_id
    WHERE attendance.event_id IS NULL OR attendance.event_id = starts.event_id
)

SELECT
    event_id,
    is_attended,
    is_face_to_face,
    shown,
    CASE WHEN minutes > 0 THEN minutes END AS minutes
FROM timed
