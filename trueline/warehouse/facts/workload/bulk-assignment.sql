/*
id: CF-101C
subject: staff
title: Many cases assigned at once
rule:
  applies: At least one case in the community was assigned.
  "true": More cases than the limit were assigned in one week.
  unknown: Only where a table is partial.
  reading: "Weeks begin on Monday. A case assigned twice in a week counts once. Any week of the extract counts, whatever the reason; the one with the most is told, of two the later."
supports: ["1.2"]
needs: [order_manager, staff]
parameters: [bulk_assignments]
catalogue: [WRK-21]
source: S4:973
unit: cases assigned in the week
says: "{cases} cases were assigned in the week from {week_date}."
version: 1
*/
WITH assigned AS (
    SELECT
        staff_code,
        event_id,
        add_days(allocation_date, -(days_between(DATE '1990-01-01', allocation_date) % 7)) AS week_date,
        'order_manager:' || order_manager_id AS shown
    FROM order_manager
    WHERE role = 'COM'
),

weeks AS (
    SELECT staff_code, week_date, count(DISTINCT event_id) AS cases
    FROM assigned
    GROUP BY staff_code, week_date
),

fullest AS (
    SELECT
        staff_code,
        week_date,
        cases,
        row_number() OVER (PARTITION BY staff_code ORDER BY cases DESC, week_date DESC) AS place
    FROM weeks
),

shown AS (
    SELECT assigned.staff_code, list_sort(list(assigned.shown)) AS shown_by
    FROM assigned
    INNER JOIN fullest
        ON fullest.staff_code = assigned.staff_code AND fullest.week_date = assigned.week_date AND fullest.place = 1
    WHERE fullest.cases > $bulk_assignments
    GROUP BY assigned.staff_code
)

SELECT
    staff.staff_code AS subject,
    fullest.staff_code IS NOT NULL AS applies,
    TRUE AS known,
    fullest.cases > $bulk_assignments AS holds,
    fullest.cases AS value,
    shown.shown_by,
    fullest.cases,
    fullest.week_date
FROM staff
LEFT JOIN fullest ON fullest.staff_code = staff.staff_code AND fullest.place = 1
LEFT JOIN shown ON shown.staff_code = staff.staff_code
