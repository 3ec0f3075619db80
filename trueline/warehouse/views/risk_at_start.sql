/*
id: risk_at_start
says: The risk of serious harm known on the day supervision began. It is that of the latest completed assessment; where there was none, of the register then in force. Events of which nothing was known are not here.
reads: [starts, risk_spells]
kept: true
*/
WITH ordered AS (
    SELECT
        starts.event_id,
        spells.risk,
        spells.shown,
        row_number() OVER (PARTITION BY starts.event_id ORDER BY spells.since DESC, spells.shown DESC) AS place
    FROM starts
    INNER JOIN risk_spells AS spells ON spells.crn = starts.crn AND spells.since <= starts.start_date
    WHERE spells.until IS NULL OR spells.until > starts.start_date
)

SELECT event_id, risk, shown
FROM ordered
WHERE place = 1
