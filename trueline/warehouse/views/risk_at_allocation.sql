/*
id: risk_at_allocation
says: The risk of serious harm known on the day of the first allocation, or where there was none on the day asked about. It is that of the latest completed assessment; where there was none, of the register then in force. Events of which nothing was known are not here.
reads: [starts, first_allocations, risk_spells]
kept: true
*/
WITH allocated AS (
    SELECT starts.event_id, starts.crn, coalesce(decided.decision_date, $as_at) AS looked_date
    FROM starts
    LEFT JOIN first_allocations AS decided ON decided.event_id = starts.event_id
),

ordered AS (
    SELECT
        allocated.event_id,
        spells.risk,
        spells.shown,
        row_number() OVER (PARTITION BY allocated.event_id ORDER BY spells.since DESC, spells.shown DESC) AS place
    FROM allocated
    INNER JOIN risk_spells AS spells ON spells.crn = allocated.crn AND spells.since <= allocated.looked_date
    WHERE spells.until IS NULL OR spells.until > allocated.looked_date
)

SELECT event_id, risk, shown
FROM ordered
WHERE place = 1
