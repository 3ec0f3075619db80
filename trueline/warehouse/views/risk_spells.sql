/*
id: risk_spells
says: From when to when each level of risk of serious harm was the one known, as a rank from 1, low, to 4, very high. That of a completed assessment lasts until the next; a register counts before the first assessment only.
reads: [assessed_levels]
kept: true
*/
SELECT
    crn,
    known_date AS since,
    lead(known_date) OVER (PARTITION BY crn ORDER BY known_date, assessment_pk) AS until,
    risk,
    shown
FROM assessed_levels
UNION ALL
SELECT
    registration.crn,
    registration.start_date AS since,
    coalesce(
        least(registration.end_date, assessed.first_date), registration.end_date, assessed.first_date
    ) AS until,
    CASE WHEN registers.very_high THEN 4 WHEN registers.high THEN 3 WHEN registers.medium THEN 2 ELSE 1 END AS risk,
    'registration:' || registration.registration_id AS shown
FROM registration
INNER JOIN registers ON registers.code = registration.register_type
LEFT JOIN (
    SELECT crn, min(known_date) AS first_date FROM assessed_levels GROUP BY crn
) AS assessed ON assessed.crn = registration.crn
WHERE registers.low OR registers.medium OR registers.high OR registers.very_high
