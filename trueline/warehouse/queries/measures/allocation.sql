/*
id: allocation
subject: event
title: "Allocation by risk: NPS or company"
says: "The NPS where the risk of serious harm was high or very high, under MAPPA, or where the risk of serious recidivism reached the limit; else a company."
applies: Events that were allocated.
reading: "As on the day of the first allocation. What the allocation does not say of the level is taken from the latest assessment; of MAPPA, from the register."
needs: [assessment, case_allocation, custody, disposal, event, registration, release, rosh]
parameters: [rsr_nps]
made_of:
  rosh: case_allocation.rosh_at_allocation
  mappa: case_allocation.mappa_at_allocation
  rsr: case_allocation.rsr_score
  decided: case_allocation.decision_provider
source: "PI 05/2014; S1:624"
version: 1
*/
WITH ordered AS (
    SELECT
        starts.crn,
        allocated.event_id,
        allocated.decision_date,
        allocated.decision_provider,
        allocated.rsr_score,
        allocated.rosh_at_allocation,
        allocated.mappa_at_allocation,
        row_number() OVER (
            PARTITION BY allocated.event_id ORDER BY allocated.decision_date, allocated.case_allocation_id
        ) AS place
    FROM case_allocation AS allocated
    INNER JOIN starts ON starts.event_id = allocated.event_id
),

assessed AS (
    SELECT
        ordered.event_id,
        levels.risk,
        row_number() OVER (
            PARTITION BY ordered.event_id ORDER BY levels.known_date DESC, levels.assessment_pk DESC
        ) AS place
    FROM ordered
    INNER JOIN assessed_levels AS levels
        ON levels.crn = ordered.crn AND levels.known_date <= ordered.decision_date
    WHERE ordered.place = 1
),

registered AS (
    SELECT DISTINCT ordered.event_id
    FROM ordered
    INNER JOIN registration ON registration.crn = ordered.crn AND registration.start_date <= ordered.decision_date
    INNER JOIN registers ON registers.code = registration.register_type
    WHERE
        ordered.place = 1
        AND registers.mappa
        AND (registration.end_date IS NULL OR registration.end_date > ordered.decision_date)
),

told AS (
    SELECT
        ordered.event_id,
        ordered.decision_provider,
        ordered.rsr_score,
        coalesce(
            ordered.rosh_at_allocation,
            CASE assessed.risk WHEN 1 THEN 'LOW' WHEN 2 THEN 'MEDIUM' WHEN 3 THEN 'HIGH' WHEN 4 THEN 'VERY_HIGH' END
        ) AS rosh,
        CASE
            WHEN ordered.mappa_at_allocation IN ('Y', 'N') THEN ordered.mappa_at_allocation
            WHEN registered.event_id IS NOT NULL THEN 'Y'
            ELSE 'N'
        END AS mappa
    FROM ordered
    LEFT JOIN assessed ON assessed.event_id = ordered.event_id AND assessed.place = 1
    LEFT JOIN registered ON registered.event_id = ordered.event_id
    WHERE ordered.place = 1
)

SELECT
    event_id AS subject,
    CAST(NULL AS DOUBLE) AS value,
    CASE
        WHEN rosh IN ('HIGH', 'VERY_HIGH') OR mappa = 'Y' OR rsr_score >= $rsr_nps THEN 'NPS'
        WHEN rosh IN ('LOW', 'MEDIUM') AND mappa = 'N' AND rsr_score < $rsr_nps THEN 'CRC'
    END AS answer,
    rosh,
    mappa,
    CAST(rsr_score AS DECIMAL(6, 2)) AS rsr,
    decision_provider AS decided
FROM told
