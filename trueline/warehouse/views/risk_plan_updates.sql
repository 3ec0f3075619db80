/*
id: risk_plan_updates
says: Each day on which a risk management plan was completed or updated.
kept: true
*/
SELECT assessment.crn, rmp.completed_date AS update_date, 'rmp:' || rmp.assessment_pk AS shown
FROM rmp
INNER JOIN assessment ON assessment.assessment_pk = rmp.assessment_pk
WHERE rmp.completed_date IS NOT NULL
UNION
SELECT assessment.crn, CAST(rmp.updated_at AS DATE) AS update_date, 'rmp:' || rmp.assessment_pk AS shown
FROM rmp
INNER JOIN assessment ON assessment.assessment_pk = rmp.assessment_pk
WHERE rmp.updated_at IS NOT NULL
