/*
id: timed_contacts
says: Each contact of an event with a band from its start to the day asked about that was, or may have been, face to face and attended, with the minutes by its times; NULL where they are not recorded or end before they begin.
reads: [starts, attendance, latest_bands]
kept: true
*/
WITH timed AS (
    SELECT
        starts.event_id,
        attendance.is_attended,
        attendance.is_face_to_face,
        attendance.shown,
        CAST(substr(attendance.end_time, 1, 2) AS INTEGER) * 60 + CAST(substr(attendance.end_time, 4, 2) AS INTEGER)
        - CAST(substr(attendance.start_time, 1, 2) AS INTEGER) * 60
        - CAST(substr(attendance.start_time, 4, 2) AS INTEGER) AS minutes
    FROM latest_bands
    INNER JOIN starts ON starts.event_id = latest_bands.event_id
    INNER JOIN attendance ON attendance.crn = starts.crn AND attendance.contact_date >= starts.start_date
    WHERE
        (attendance.event_id IS NULL OR attendance.event_id = starts.event_id)
        AND coalesce(attendance.is_face_to_face, TRUE)
        AND coalesce(attendance.is_attended, TRUE)
)

SELECT
    event_id,
    is_attended,
    is_face_to_face,
    shown,
    CASE WHEN minutes > 0 THEN minutes END AS minutes
FROM timed
