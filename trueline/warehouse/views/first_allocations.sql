/*
id: first_allocations
says: The first decision to allocate each event. Of two on one day it is the one whose key comes first, so that every engine takes the same.
kept: true
*/
WITH ordered AS (
    SELECT
        event_id,
        decision_date,
        decision_provider,
        case_allocation_id,
        row_number() OVER (PARTITION BY event_id ORDER BY decision_date, case_allocation_id) AS place
    FROM case_allocation
)

SELECT
    event_id,
    case_allocation_id,
    decision_date,
    decision_provider,
    'case_allocation:' || case_allocation_id AS shown
FROM ordered
WHERE place = 1
