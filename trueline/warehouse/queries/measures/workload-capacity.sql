/*
id: workload-capacity
subject: staff
title: Workload worked out anew
says: "Points of the cases held, by tier and by where they are served, as a share of the points available: a full-time officer’s, by the hours contracted less the latest reductions."
applies: Members of staff who hold a case.
reading: "Points are for cases alone; reports and other work, which the tool also counts, are left out. Only tiers of the scheme of 2020 have points."
needs: [custody, disposal, event, management_tier, order_manager, recall, release, staff, workload_snapshot]
parameters: [workload_target, workload_hours]
made_of:
  grade: staff.grade
  cases: order_manager.staff_code
  points: management_tier.tier_code
  contracted_hours: staff.contracted_hours
  reduction_hours: workload_snapshot.reduction_hours
  available: staff.contracted_hours
else_missing: hours left after reductions
source: "The public workload service, reference data and capacity; S4:1127"
unit: per cent
version: 1
*/
WITH tiers AS (
    SELECT
        crn,
        tier_code,
        scheme,
        row_number() OVER (PARTITION BY crn ORDER BY date_changed DESC, scheme DESC) AS place
    FROM management_tier
    WHERE date_changed <= $as_at
),

held AS (
    SELECT
        officers.staff_code,
        count(*) AS cases,
        CASE WHEN count(counted.points) = count(*) THEN sum(counted.points) END AS points
    FROM officers_now AS officers
    INNER JOIN sentences_running AS running ON running.event_id = officers.event_id
    LEFT JOIN tiers ON tiers.crn = running.crn AND tiers.place = 1 AND tiers.scheme = 'TIER_2020'
    LEFT JOIN workload_points AS counted ON counted.kind = running.kind AND counted.tier = tiers.tier_code
    GROUP BY officers.staff_code
),

snapshots AS (
    SELECT
        staff_code,
        reduction_hours,
        row_number() OVER (PARTITION BY staff_code ORDER BY snapshot_date DESC) AS place
    FROM workload_snapshot
    WHERE snapshot_date <= $as_at
),

shared AS (
    SELECT
        staff.staff_code,
        staff.grade,
        staff.contracted_hours,
        snapshots.reduction_hours,
        held.cases,
        held.points,
        $workload_target * (staff.contracted_hours - snapshots.reduction_hours) / $workload_hours AS available
    FROM staff
    INNER JOIN held ON held.staff_code = staff.staff_code
    LEFT JOIN snapshots ON snapshots.staff_code = staff.staff_code AND snapshots.place = 1
)

SELECT
    staff_code AS subject,
    CASE WHEN available > 0 THEN round(1000 * 100 * points / available) / 1000 END AS value,
    CAST(NULL AS VARCHAR) AS answer,
    grade,
    cases,
    CAST(points AS INTEGER) AS points,
    CAST(contracted_hours AS DECIMAL(6, 2)) AS contracted_hours,
    CAST(reduction_hours AS DECIMAL(6, 2)) AS reduction_hours,
    CAST(available AS DECIMAL(9, 2)) AS available
FROM shared
