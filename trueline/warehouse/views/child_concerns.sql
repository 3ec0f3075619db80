/*
id: child_concerns
says: From when to when something spoke of risk to children. It is a register, a level of medium or more for children until the next assessment, or a positive answer of children’s services.
kept: true
*/
WITH completed AS (
    SELECT
        assessment_pk,
        crn,
        date_completed,
        lead(date_completed) OVER (PARTITION BY crn ORDER BY date_completed, assessment_pk) AS next_completed
    FROM assessment
    WHERE status IN ('COMPLETE', 'SIGNED') AND date_completed IS NOT NULL
)

SELECT
    registration.crn,
    registration.start_date AS since,
    registration.end_date AS until,
    'registration:' || registration.registration_id AS shown
FROM registration
INNER JOIN registers ON registers.code = registration.register_type
WHERE registers.child_protection
UNION
SELECT
    completed.crn,
    completed.date_completed AS since,
    completed.next_completed AS until,
    'assessment:' || completed.assessment_pk AS shown
FROM completed
INNER JOIN rosh_group ON rosh_group.assessment_pk = completed.assessment_pk
WHERE rosh_group."group" = 'CHILDREN' AND rosh_group.level IN ('MEDIUM', 'HIGH', 'VERY_HIGH')
UNION
SELECT
    crn,
    response_at AS since,
    CAST(NULL AS DATE) AS until,
    'enquiry:' || enquiry_id AS shown
FROM enquiry
WHERE type = 'CHILD_SERVICES' AND response_result = 'POSITIVE' AND response_at IS NOT NULL
