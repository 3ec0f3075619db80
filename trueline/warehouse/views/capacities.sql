/*
id: capacities
says: The workload of each member of staff on each day it was measured, in per cent of capacity. Where the share is not told it is worked out from the points; NULL where these are not told either.
kept: true
*/
SELECT
    staff_code,
    snapshot_date,
    coalesce(capacity_pct, 100 * total_points / nullif(available_points, 0)) AS capacity,
    'workload_snapshot:' || staff_code || '/' || CAST(snapshot_date AS VARCHAR) AS shown
FROM workload_snapshot
