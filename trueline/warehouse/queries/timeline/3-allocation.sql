/*
id: allocation
says: Allocation, who took the case over, and tiers.
*/
SELECT
    event.crn,
    event.event_id,
    case_allocation.decision_date AS day,
    CAST(NULL AS VARCHAR) AS time,
    'allocation' AS kind,
    'allocated' AS phrase,
    case_allocation.decision_provider AS code,
    CAST(NULL AS VARCHAR) AS detail,
    'case_allocation:' || case_allocation.case_allocation_id AS shown,
    CAST(NULL AS TIMESTAMP) AS entered_at
FROM case_allocation
INNER JOIN event ON event.event_id = case_allocation.event_id
UNION ALL
SELECT
    event.crn, event.event_id, order_manager.allocation_date, NULL, 'allocation', 'officer',
    order_manager.role, order_manager.staff_code, 'order_manager:' || order_manager.order_manager_id, NULL
FROM order_manager
INNER JOIN event ON event.event_id = order_manager.event_id
UNION ALL
SELECT
    crn, NULL, date_changed, NULL, 'allocation', 'tier', scheme, tier_code,
    'management_tier:' || crn || '/' || scheme || '/' || CAST(date_changed AS VARCHAR), NULL
FROM management_tier
