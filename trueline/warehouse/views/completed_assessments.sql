/*
id: completed_assessments
says: Each assessment that was completed, and how long it was the latest of its person.
kept: true
*/
SELECT
    assessment_pk,
    crn,
    event_id,
    assessment_type,
    purpose,
    assessor_staff,
    countersigned_date,
    CAST(created_at AS DATE) AS created_date,
    date_completed AS completed_date,
    lead(date_completed) OVER (PARTITION BY crn ORDER BY date_completed, assessment_pk) AS until,
    'assessment:' || assessment_pk AS shown
FROM assessment
WHERE status IN ('COMPLETE', 'SIGNED') AND date_completed IS NOT NULL
