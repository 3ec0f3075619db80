/*
id: CF-100
subject: staff
title: Capacity exceeded
rule:
  applies: The workload was measured.
  "true": The latest measurement is above capacity.
  unknown: "Neither the share of capacity nor the points are told."
  reading: "The sentence names the highest of three limits that was passed. A share told goes before one worked out from points."
supports: ["1.2"]
needs: [staff, workload_snapshot]
parameters: [capacity_warn, capacity_excessive, capacity_very]
catalogue: [SYS-34, ORG-15, WRK-01, WRK-02, REC-08]
source: S1:347, S1:359, S4:1126–1128
unknown_without: [workload_snapshot.capacity_pct]
unit: per cent of capacity
says: "The workload on {snapshot_date} was {capacity} per cent of capacity, above {limit_passed} per cent."
version: 1
*/
WITH ordered AS (
    SELECT
        staff_code,
        snapshot_date,
        capacity,
        shown,
        row_number() OVER (PARTITION BY staff_code ORDER BY snapshot_date DESC) AS place
    FROM capacities
),

shown AS (
    SELECT staff_code, list_sort(list(shown)) AS shown_by
    FROM ordered
    WHERE place = 1
    GROUP BY staff_code
)

SELECT
    staff.staff_code AS subject,
    latest.staff_code IS NOT NULL AS applies,
    TRUE AS known,
    latest.capacity > $capacity_warn AS holds,
    latest.capacity AS value,
    shown.shown_by,
    latest.snapshot_date,
    round(latest.capacity, 1) AS capacity,
    CASE
        WHEN latest.capacity > $capacity_very THEN $capacity_very
        WHEN latest.capacity > $capacity_excessive THEN $capacity_excessive
        ELSE $capacity_warn
    END AS limit_passed
FROM staff
LEFT JOIN ordered AS latest ON latest.staff_code = staff.staff_code AND latest.place = 1
LEFT JOIN shown ON shown.staff_code = staff.staff_code
