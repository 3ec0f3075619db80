/*
id: latest_plans
says: The sentence plan of each event that was made last.
kept: true
*/
WITH ordered AS (
    SELECT
        event_id,
        plan_pk,
        row_number() OVER (PARTITION BY event_id ORDER BY initial_date DESC, plan_pk DESC) AS place
    FROM sentence_plan
    WHERE initial_date IS NOT NULL
)

SELECT event_id, plan_pk
FROM ordered
WHERE place = 1
