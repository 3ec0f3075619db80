/*
id: attended_minutes
says: The minutes face to face that each event with a band has had from its start to the day asked about. A contact without its times has none, and is counted apart; so is one of which it cannot be told.
reads: [starts, attendance, latest_bands]
kept: true
*/
WITH timed AS (
    SELECT
        starts.event_id,
        attendance.is_attended,
        attendance.is_face_to_face,
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
    count(CASE WHEN is_attended AND is_face_to_face THEN 1 END) AS attended,
    coalesce(sum(CASE WHEN is_attended AND is_face_to_face AND minutes > 0 THEN minutes END), 0) AS minutes,
    count(CASE WHEN is_attended AND is_face_to_face AND coalesce(minutes, 0) <= 0 THEN 1 END) AS untimed,
    count(
        CASE
            WHEN is_attended IS NULL AND coalesce(is_face_to_face, TRUE) THEN 1
            WHEN is_attended AND is_face_to_face IS NULL THEN 1
        END
    ) AS unclear
FROM timed
GROUP BY event_id
