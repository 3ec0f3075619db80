/*
id: workload-recorded
subject: staff
title: Workload as recorded
says: "Points held as a share of points available, from the latest snapshot of the workload tool."
applies: Members of staff of whom there is a snapshot.
needs: [staff, workload_snapshot]
made_of:
  grade: staff.grade
  snapshot_date: workload_snapshot.snapshot_date
  cases: workload_snapshot.case_count
  points: workload_snapshot.total_points
  available: workload_snapshot.available_points
source: "The public workload service: points ÷ available × 100; S1:347"
unit: per cent
version: 1
*/
WITH ordered AS (
    SELECT
        staff_code,
        snapshot_date,
        case_count,
        total_points,
        nullif(available_points, 0) AS available_points,
        row_number() OVER (PARTITION BY staff_code ORDER BY snapshot_date DESC) AS place
    FROM workload_snapshot
    WHERE snapshot_date <= $as_at
)

SELECT
    staff.staff_code AS subject,
    round(1000 * 100 * ordered.total_points / ordered.available_points) / 1000 AS value,
    CAST(NULL AS VARCHAR) AS answer,
    staff.grade,
    ordered.snapshot_date,
    ordered.case_count AS cases,
    CAST(ordered.total_points AS DECIMAL(12, 2)) AS points,
    CAST(ordered.available_points AS DECIMAL(12, 2)) AS available
FROM staff
INNER JOIN ordered ON ordered.staff_code = staff.staff_code AND ordered.place = 1
