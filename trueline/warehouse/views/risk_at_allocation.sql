/*
id: risk_at_allocation
says: The risk of serious harm known on the day of the first allocation, or where there was none on the day asked about. It is that of the latest completed assessment; where there was none, of the register then in force. Events of which nothing was known are not here.
reads: [starts, first_allocations, assessed_levels]
kept: true
*/
WITH allocated AS (
    SELECT starts.event_id, starts.crn, coalesce(decided.decision_date, $as_at) AS looked_date
    FROM starts
    LEFT JOIN first_allocations AS decided ON decided.event_id = starts.event_id
),

known AS (
    SELECT allocated.event_id, 1 AS precedence, levels.known_date, levels.risk, levels.shown
    FROM allocated
    INNER JOIN assessed_levels AS levels ON levels.crn = allocated.crn AND levels.known_date <= allocated.looked_date
    UNION ALL
    SELECT
        allocated.event_id,
        2 AS precedence,
        registration.start_date AS known_date,
        CASE WHEN registers.very_high THEN 4 WHEN registers.high THEN 3 WHEN registers.medium THEN 2 ELSE 1 END AS risk,
        'registration:' || registration.registration_id AS shown
    FROM allocated
    INNER JOIN registration ON registration.crn = allocated.crn AND registration.start_date <= allocated.looked_date
    INNER JOIN registers ON registers.code = registration.register_type
    WHERE
        (registers.low OR registers.medium OR registers.high OR registers.very_high)
        AND (registration.end_date IS NULL OR registration.end_date > allocated.looked_date)
),

ordered AS (
    SELECT
        event_id,
        risk,
        shown,
        row_number() OVER (PARTITION BY event_id ORDER BY precedence, known_date DESC, shown DESC) AS place
    FROM known
)

SELECT event_id, risk, shown
FROM ordered
WHERE place = 1
