/*
id: risk_plans
says: Each completed risk management plan that counts for an event, made with an assessment for it or for none in particular, and whether it is the latest.
reads: [starts]
kept: true
*/
SELECT
    starts.event_id,
    starts.crn,
    rmp.completed_date,
    rmp.key_info_len,
    rmp.supervision_len,
    rmp.monitoring_len,
    rmp.interventions_len,
    rmp.victim_safety_len,
    rmp.contingency_len,
    rmp.contingency_hash,
    rmp.agencies_named,
    row_number() OVER (
        PARTITION BY starts.event_id ORDER BY rmp.completed_date DESC, rmp.assessment_pk DESC
    ) = 1 AS is_latest,
    'rmp:' || rmp.assessment_pk AS shown
FROM starts
INNER JOIN assessment ON assessment.crn = starts.crn
INNER JOIN rmp ON rmp.assessment_pk = assessment.assessment_pk
WHERE
    rmp.completed_date IS NOT NULL
    AND (assessment.event_id IS NULL OR assessment.event_id = starts.event_id)
