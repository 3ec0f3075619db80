/*
id: activity_contacts
says: Each contact that was, or may have been, a day of a rehabilitation activity requirement. It belongs to that requirement, or to none and to no other event. A day is delivered when it was attended and complied with; NULL where nobody can tell.
reads: [activity_requirements, attendance]
kept: true
*/
WITH linked AS (
    SELECT
        requirement.requirement_id,
        requirement.event_id,
        attendance.contact_date,
        attendance.is_activity AND attendance.is_attended AND attendance.is_compliant AS is_delivered,
        CASE
            WHEN attendance.is_activity IS NOT NULL THEN FALSE
            WHEN attendance.is_outcome_missing AND attendance.is_attended IS NULL THEN FALSE
            ELSE attendance.is_attended
        END AS is_unmarked,
        attendance.shown
    FROM activity_requirements AS requirement
    INNER JOIN attendance ON attendance.crn = requirement.crn AND attendance.contact_date >= requirement.start_date
    WHERE
        (requirement.ended_date IS NULL OR attendance.contact_date <= requirement.ended_date)
        AND coalesce(attendance.requirement_id, requirement.requirement_id) = requirement.requirement_id
        AND (
            attendance.requirement_id IS NOT NULL
            OR coalesce(attendance.event_id, requirement.event_id) = requirement.event_id
        )
        AND (attendance.is_attended OR attendance.is_activity OR coalesce(attendance.is_appointment, TRUE))
)

SELECT requirement_id, event_id, contact_date, is_delivered, is_unmarked, shown
FROM linked
WHERE coalesce(is_delivered, TRUE) OR coalesce(is_unmarked, TRUE)
