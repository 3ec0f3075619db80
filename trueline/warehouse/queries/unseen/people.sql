/*
id: people
says: Each person under supervision in the community, when they were last seen face to face since it began, and what else the record tells of contact. Of several events it is the one begun first; a contact under any of them counts.
reads: [active_in_community, attendance, face_to_face_contacts, officers_now]
*/
WITH ordered AS (
    SELECT
        crn,
        event_id,
        start_date,
        row_number() OVER (PARTITION BY crn ORDER BY start_date, event_id) AS place
    FROM active_in_community
),

supervised AS (
    SELECT crn, event_id, start_date
    FROM ordered
    WHERE place = 1
),

seen AS (
    SELECT
        supervised.crn,
        max(CASE WHEN contact.is_face_to_face AND contact.is_attended THEN contact.contact_date END) AS last_seen,
        max(contact.contact_date) AS perhaps_seen
    FROM supervised
    INNER JOIN face_to_face_contacts AS contact
        ON contact.crn = supervised.crn AND contact.contact_date >= supervised.start_date
    WHERE coalesce(contact.is_attended, TRUE)
    GROUP BY supervised.crn
),

remote AS (
    SELECT supervised.crn, max(attendance.contact_date) AS last_remote
    FROM supervised
    INNER JOIN attendance ON attendance.crn = supervised.crn AND attendance.contact_date >= supervised.start_date
    WHERE attendance.is_remote AND coalesce(attendance.is_attended, TRUE)
    GROUP BY supervised.crn
),

planned AS (
    SELECT contact.crn, min(contact.contact_date) AS next_appointment
    FROM contact
    INNER JOIN contact_types ON contact_types.code = contact.contact_type
    WHERE contact_types.appointment AND contact.contact_date > $as_at AND contact.outcome_code IS NULL
    GROUP BY contact.crn
)

SELECT
    supervised.crn,
    supervised.event_id,
    coalesce(ldu.name, '') AS unit,
    coalesce(officers.staff_code, '') AS officer,
    supervised.start_date,
    seen.last_seen,
    CASE WHEN seen.last_seen IS NULL OR seen.perhaps_seen > seen.last_seen THEN seen.perhaps_seen END AS perhaps_seen,
    planned.next_appointment,
    remote.last_remote
FROM supervised
LEFT JOIN seen ON seen.crn = supervised.crn
LEFT JOIN remote ON remote.crn = supervised.crn
LEFT JOIN planned ON planned.crn = supervised.crn
LEFT JOIN officers_now AS officers ON officers.event_id = supervised.event_id
LEFT JOIN staff ON staff.staff_code = officers.staff_code
LEFT JOIN team ON team.team_code = staff.team_code
LEFT JOIN ldu ON ldu.ldu_code = team.ldu_code
ORDER BY supervised.crn
