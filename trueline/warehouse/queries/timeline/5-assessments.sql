/*
id: assessments
says: Assessments completed, plans made and updated.
*/
SELECT
    assessment.crn,
    assessment.event_id,
    assessment.date_completed AS day,
    CAST(NULL AS VARCHAR) AS time,
    'assessment' AS kind,
    CASE WHEN rosh.overall_level IS NULL THEN 'assessed' ELSE 'assessed-risk' END AS phrase,
    assessment.purpose AS code,
    rosh.overall_level AS detail,
    'assessment:' || assessment.assessment_pk AS shown,
    assessment.created_at AS entered_at
FROM assessment
LEFT JOIN rosh ON rosh.assessment_pk = assessment.assessment_pk
WHERE assessment.date_completed IS NOT NULL
UNION ALL
SELECT
    event.crn, event.event_id, plan.initial_date, NULL, 'plan', 'plan', NULL, NULL,
    'sentence_plan:' || plan.plan_pk, NULL
FROM sentence_plan AS plan
INNER JOIN event ON event.event_id = plan.event_id
WHERE plan.initial_date IS NOT NULL
UNION ALL
SELECT
    event.crn, event.event_id, CAST(plan.updated_at AS DATE), NULL, 'plan', 'plan-updated', NULL, NULL,
    'sentence_plan:' || plan.plan_pk, plan.updated_at
FROM sentence_plan AS plan
INNER JOIN event ON event.event_id = plan.event_id
WHERE plan.updated_at IS NOT NULL AND (plan.initial_date IS NULL OR CAST(plan.updated_at AS DATE) > plan.initial_date)
UNION ALL
SELECT
    assessment.crn, assessment.event_id, rmp.completed_date, NULL, 'plan', 'risk-plan', NULL, NULL,
    'rmp:' || rmp.assessment_pk, NULL
FROM rmp
INNER JOIN assessment ON assessment.assessment_pk = rmp.assessment_pk
WHERE rmp.completed_date IS NOT NULL
UNION ALL
SELECT
    assessment.crn, assessment.event_id, CAST(rmp.updated_at AS DATE), NULL, 'plan', 'risk-plan-updated', NULL, NULL,
    'rmp:' || rmp.assessment_pk, rmp.updated_at
FROM rmp
INNER JOIN assessment ON assessment.assessment_pk = rmp.assessment_pk
WHERE rmp.updated_at IS NOT NULL AND (rmp.completed_date IS NULL OR CAST(rmp.updated_at AS DATE) > rmp.completed_date)
