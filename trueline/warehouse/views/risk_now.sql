/*
id: risk_now
says: The risk of serious harm of each person on the day asked about, as a rank from 1, low, to 4, very high. It is that of the latest completed assessment; where there was none, of the register in force. People of whom nothing is known are not here.
reads: [assessed_levels]
kept: true
*/
WITH known AS (
    SELECT crn, 1 AS precedence, known_date, risk, shown
    FROM assessed_levels
    WHERE known_date <= $as_at
    UNION ALL
    SELECT
        registration.crn,
        2 AS precedence,
        registration.start_date AS known_date,
        CASE WHEN registers.very_high THEN 4 WHEN registers.high THEN 3 WHEN registers.medium THEN 2 ELSE 1 END AS risk,
        'registration:' || registration.registration_id AS shown
    FROM registration
    INNER JOIN registers ON registers.code = registration.register_type
    WHERE
        (registers.low OR registers.medium OR registers.high OR registers.very_high)
        AND registration.start_date <= $as_at
        AND (registration.end_date IS NULL OR registration.end_date > $as_at)
),

ordered AS (
    SELECT
        crn,
        known_date,
        risk,
        shown,
        row_number() OVER (PARTITION BY crn ORDER BY precedence, known_date DESC, shown DESC) AS place
    FROM known
)

SELECT crn, risk, known_date, shown
FROM ordered
WHERE place = 1
