/*
id: officers_now
says: The responsible officer in the community who holds each event on the day asked about, with the grade. Of two it is the one who took it over later.
kept: true
*/
WITH held AS (
    SELECT
        event_id,
        staff_code,
        allocation_date,
        order_manager_id,
        row_number() OVER (PARTITION BY event_id ORDER BY allocation_date DESC, order_manager_id DESC) AS place
    FROM order_manager
    WHERE role = 'COM' AND allocation_date <= $as_at AND (end_date IS NULL OR end_date > $as_at)
)

SELECT
    held.event_id,
    held.staff_code,
    staff.grade,
    held.allocation_date,
    'order_manager:' || held.order_manager_id AS shown
FROM held
LEFT JOIN staff ON staff.staff_code = held.staff_code
WHERE held.place = 1
