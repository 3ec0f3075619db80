/*
id: attended_minutes
says: The minutes face to face of each event with a band. Attended contacts without their times are counted apart; so are those of which it cannot be told.
reads: [timed_contacts]
kept: true
*/
SELECT
    event_id,
    count(CASE WHEN is_attended AND is_face_to_face THEN 1 END) AS attended,
    coalesce(sum(CASE WHEN is_attended AND is_face_to_face THEN minutes END), 0) AS minutes,
    count(CASE WHEN is_attended AND is_face_to_face AND minutes IS NULL THEN 1 END) AS untimed,
    count(
        CASE
            WHEN is_attended IS NULL AND coalesce(is_face_to_face, TRUE) THEN 1
            WHEN is_attended AND is_face_to_face IS NULL THEN 1
        END
    ) AS unclear
FROM timed_contacts
GROUP BY event_id
