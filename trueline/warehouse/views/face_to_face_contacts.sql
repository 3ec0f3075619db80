/*
id: face_to_face_contacts
says: Each contact up to the day asked about whose type is face to face, or is on no list and may be, offered or attended.
reads: [attendance]
kept: true
*/
SELECT crn, event_id, contact_date, is_face_to_face, is_home, is_attended, shown
FROM attendance
WHERE coalesce(is_face_to_face, TRUE)
