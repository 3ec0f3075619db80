/*
id: risk_now
says: The risk of serious harm of each person on the day asked about, as a rank from 1, low, to 4, very high. It is that of the latest completed assessment; where there was none, of the register in force. People of whom nothing is known are not here.
reads: [risk_spells]
kept: true
*/
WITH ordered AS (
    SELECT
        crn,
        risk,
        since,
        shown,
        row_number() OVER (PARTITION BY crn ORDER BY since DESC, shown DESC) AS place
    FROM risk_spells
    WHERE since <= $as_at AND (until IS NULL OR until > $as_at)
)

SELECT crn, risk, since AS known_date, shown
FROM ordered
WHERE place = 1
