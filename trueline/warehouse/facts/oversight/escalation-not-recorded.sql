/*
id: CF-078
subject: event
title: Escalation not recorded
rule:
  applies: "Under the regime of the National Probation Service and companies, and allocated to a company."
  "true": "After at least one reason for an escalation (an assessment that raised the risk to high or very high, a serious further offence charged, or a review of the risk asked for by the register) no transfer for a rise in risk was asked for on that day or in the days given for it."
  unknown: "No allocation is recorded; or it is not recorded whether an offence that was charged is a serious one."
  reading: "Reasons count from the start to the end of supervision. Of several allocations the first counts. A transfer of any outcome counts. Before the last day is over it is false."
supports: ["2.4.3"]
needs: [assessment, case_allocation, custody, disposal, event, further_offending, registration, release, rosh, significant_event, transfer]
parameters: [escalation_days]
catalogue: [REV-17, REV-18]
source: S3:1624–1626, S4:1560–1561
unknown_without: [case_allocation.decision_provider, further_offending.is_sfo]
unit: reasons for an escalation
says: "No escalation is recorded from {reason_date}, when a reason for one was known, to {due_date}."
version: 1
*/
WITH reasons AS (
    SELECT rise.crn, rise.event_id, rise.rise_date AS reason_date, TRUE AS is_sure, rise.shown
    FROM risk_rises AS rise
    INNER JOIN assessed_levels AS level ON level.shown = rise.shown
    WHERE level.risk >= 3
    UNION ALL
    SELECT
        crn,
        event_id,
        coalesce(outcome_date, offence_date) AS reason_date,
        CASE WHEN is_sfo = 'Y' THEN TRUE END AS is_sure,
        'further_offending:' || crn || '/' || event_id
        || '/' || CAST(offence_date AS VARCHAR) || '/' || outcome AS shown
    FROM further_offending
    WHERE outcome = 'CHARGED' AND coalesce(is_sfo <> 'N', TRUE)
    UNION ALL
    SELECT
        registration.crn,
        CAST(NULL AS VARCHAR) AS event_id,
        registration.start_date AS reason_date,
        TRUE AS is_sure,
        'registration:' || registration.registration_id AS shown
    FROM registration
    INNER JOIN registers ON registers.code = registration.register_type
    WHERE registers.risk_review
),

due AS (
    SELECT
        starts.event_id,
        starts.crn,
        reasons.reason_date,
        add_days(reasons.reason_date, $escalation_days) AS due_date,
        reasons.is_sure,
        reasons.shown
    FROM starts
    INNER JOIN reasons ON reasons.crn = starts.crn AND reasons.reason_date >= starts.start_date
    WHERE
        (reasons.event_id IS NULL OR reasons.event_id = starts.event_id)
        AND (starts.ended_date IS NULL OR reasons.reason_date <= starts.ended_date)
),

escalated AS (
    SELECT DISTINCT due.event_id, due.reason_date
    FROM due
    INNER JOIN transfer
        ON
            transfer.crn = due.crn
            AND transfer.requested_date >= due.reason_date
            AND transfer.requested_date <= due.due_date
    WHERE
        transfer.reason = 'RISK_ESCALATION'
        AND (transfer.event_id IS NULL OR transfer.event_id = due.event_id)
),

missed AS (
    SELECT due.event_id, due.reason_date, due.due_date, due.is_sure, due.shown
    FROM due
    LEFT JOIN escalated ON escalated.event_id = due.event_id AND escalated.reason_date = due.reason_date
    WHERE escalated.event_id IS NULL AND $as_at > due.due_date
),

counted AS (
    SELECT
        event_id,
        count(is_sure) AS reasons,
        min(CASE WHEN is_sure THEN reason_date END) AS reason_date,
        min(CASE WHEN is_sure THEN due_date END) AS due_date
    FROM missed
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM missed
    UNION
    SELECT event_id, shown FROM first_allocations
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    $regime = 'NPS_CRC' AND decided.decision_provider = 'CRC' AS applies,
    counted.event_id IS NULL OR counted.reasons > 0 AS known,
    counted.event_id IS NOT NULL AS holds,
    counted.reasons AS value,
    shown.shown_by,
    counted.reason_date,
    counted.due_date
FROM starts
LEFT JOIN first_allocations AS decided ON decided.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
