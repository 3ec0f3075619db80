/*
id: CF-010
subject: event
title: Allocation not as the recorded risk suggests
rule:
  applies: "Sentenced while the NPS and companies shared the work, unless the decision says that neither applies."
  "true": "The case was allocated to a company although the risk of serious harm was high or very high, the person was under MAPPA, or the predictor was at its limit or above; or to the NPS without any of these. No reason to depart from it is recorded."
  unknown: "Neither the allocation nor an assessment or register by that day tells the level of risk, or no allocation is recorded."
  reading: "Of several allocations the first counts. The level is that of the allocation form; where that is blank, the one known on the day. MAPPA or a predictor that is not recorded is taken as none."
supports: ["3.1.2"]
needs: [assessment, case_allocation, custody, disposal, event, registration, release, rosh]
parameters: [rsr_nps]
catalogue: [ALL-01, ALL-02, REV-20]
source: S0:171–174, S1:624, S3:1291–1292
unknown_without: [case_allocation.rosh_at_allocation, case_allocation.decision_provider]
unit: risk of serious harm from 1, low, to 4, very high
says: The allocation on {decision_date} was to another organisation than the recorded risk suggests, and no reason is recorded.
version: 1
*/
WITH allocated AS (
    SELECT
        starts.event_id,
        starts.crn,
        decided.decision_date,
        decided.shown,
        decision.decision_provider,
        decision.override_reason,
        decision.mappa_at_allocation,
        decision.rsr_score,
        CASE decision.rosh_at_allocation
            WHEN 'LOW' THEN 1 WHEN 'MEDIUM' THEN 2 WHEN 'HIGH' THEN 3 WHEN 'VERY_HIGH' THEN 4
        END AS risk
    FROM starts
    LEFT JOIN first_allocations AS decided ON decided.event_id = starts.event_id
    LEFT JOIN case_allocation AS decision ON decision.case_allocation_id = decided.case_allocation_id
),

mappa AS (
    SELECT allocated.event_id, 'registration:' || registration.registration_id AS shown
    FROM allocated
    INNER JOIN registration ON registration.crn = allocated.crn AND registration.start_date <= allocated.decision_date
    INNER JOIN registers ON registers.code = registration.register_type AND registers.mappa
    WHERE registration.end_date IS NULL OR registration.end_date > allocated.decision_date
),

weighed AS (
    SELECT
        allocated.event_id,
        allocated.decision_date,
        allocated.decision_provider,
        allocated.override_reason,
        coalesce(allocated.risk, level.risk) AS risk,
        CASE WHEN allocated.risk IS NULL THEN level.shown END AS shown,
        mappa.event_id IS NOT NULL
        OR coalesce(allocated.mappa_at_allocation = 'Y', FALSE)
        OR coalesce(allocated.rsr_score >= $rsr_nps, FALSE)
        OR coalesce(allocated.risk, level.risk) >= 3 AS is_for_nps
    FROM allocated
    LEFT JOIN (SELECT DISTINCT event_id FROM mappa) AS mappa ON mappa.event_id = allocated.event_id
    LEFT JOIN risk_at_allocation AS level ON level.event_id = allocated.event_id
),

evidence AS (
    SELECT event_id, shown FROM allocated WHERE shown IS NOT NULL
    UNION ALL
    SELECT event_id, shown FROM mappa
    UNION ALL
    SELECT event_id, shown FROM weighed WHERE shown IS NOT NULL
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    weighed.event_id AS subject,
    $regime = 'NPS_CRC' AND coalesce(weighed.decision_provider <> 'NOT_APPLICABLE', TRUE) AS applies,
    weighed.risk IS NOT NULL AS known,
    (weighed.decision_provider = 'NPS') <> weighed.is_for_nps AND weighed.override_reason IS NULL AS holds,
    weighed.risk AS value,
    shown.shown_by,
    weighed.decision_date
FROM weighed
LEFT JOIN shown ON shown.event_id = weighed.event_id
