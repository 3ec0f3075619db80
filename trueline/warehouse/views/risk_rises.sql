/*
id: risk_rises
says: Each day on which a rise in risk was known. It is an event that raised it, or an assessment whose level is higher than the one before; of an assessment also the level to which it rose.
reads: [assessed_levels]
kept: true
*/
WITH levels AS (
    SELECT
        crn,
        known_date,
        risk,
        shown,
        lag(risk) OVER (PARTITION BY crn ORDER BY known_date, assessment_pk) AS risk_before
    FROM assessed_levels
)

SELECT
    crn, event_id, known_date AS rise_date, NULL AS risk,
    'significant_event:' || event_change_id AS shown
FROM significant_event
WHERE direction = 'UP'
UNION ALL
SELECT crn, CAST(NULL AS VARCHAR) AS event_id, known_date AS rise_date, risk, shown
FROM levels
WHERE risk > risk_before
