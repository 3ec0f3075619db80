/*
id: CF-101
subject: staff
title: Over capacity for weeks
rule:
  applies: The workload was measured at least as often as the measurements in a row that are asked for.
  "true": "It was above the limit in measurements in a row, each at most a week after the one before, that cover as many weeks."
  unknown: "A measurement is not told, and with it there would be as many in a row."
  reading: "Measurements further apart than a week do not tell what was between them; several in one week do not make several weeks. Of several such times the latest is told."
supports: ["1.2"]
needs: [staff, workload_snapshot]
parameters: [capacity_excessive, capacity_weeks]
catalogue: [SYS-36]
source: S2:341; parliamentary question 172934
unknown_without: [workload_snapshot.capacity_pct]
unit: measurements in a row
says: "The workload was above {capacity_excessive} per cent of capacity in each of {measurements} snapshots in a row, a week or less apart, from {first_date} to {last_date}."
version: 1
*/
WITH readings AS (
    SELECT staff_code, snapshot_date, FALSE AS is_guess, coalesce(capacity > $capacity_excessive, FALSE) AS is_over
    FROM capacities
    UNION ALL
    SELECT staff_code, snapshot_date, TRUE AS is_guess, coalesce(capacity > $capacity_excessive, TRUE) AS is_over
    FROM capacities
),

compared AS (
    SELECT
        staff_code,
        snapshot_date,
        is_guess,
        is_over,
        lag(is_over) OVER (PARTITION BY staff_code, is_guess ORDER BY snapshot_date) AS was_over,
        lag(snapshot_date) OVER (PARTITION BY staff_code, is_guess ORDER BY snapshot_date) AS date_before
    FROM readings
),

numbered AS (
    SELECT
        staff_code,
        snapshot_date,
        is_guess,
        is_over,
        sum(CASE WHEN was_over AND days_between(date_before, snapshot_date) <= 7 THEN 0 ELSE 1 END) OVER (
            PARTITION BY staff_code, is_guess ORDER BY snapshot_date
        ) AS run
    FROM compared
),

runs AS (
    SELECT
        staff_code,
        is_guess,
        min(snapshot_date) AS first_date,
        max(snapshot_date) AS last_date,
        count(*) AS measurements
    FROM numbered
    WHERE is_over
    GROUP BY staff_code, is_guess, run
),

long_runs AS (
    SELECT
        staff_code,
        is_guess,
        first_date,
        last_date,
        measurements,
        row_number() OVER (PARTITION BY staff_code, is_guess ORDER BY last_date DESC) AS place
    FROM runs
    WHERE days_between(first_date, last_date) >= 7 * ($capacity_weeks - 1)
),

measured AS (
    SELECT staff_code, count(*) AS measurements
    FROM capacities
    GROUP BY staff_code
),

told AS (
    SELECT
        staff_code,
        first_date,
        last_date,
        row_number() OVER (PARTITION BY staff_code ORDER BY CASE WHEN is_guess THEN 1 ELSE 0 END) AS place
    FROM long_runs
    WHERE place = 1
),

shown AS (
    SELECT told.staff_code, list_sort(list(capacities.shown)) AS shown_by
    FROM told
    INNER JOIN capacities ON capacities.staff_code = told.staff_code
    WHERE
        told.place = 1
        AND capacities.snapshot_date >= told.first_date
        AND capacities.snapshot_date <= told.last_date
    GROUP BY told.staff_code
)

SELECT
    staff.staff_code AS subject,
    coalesce(measured.measurements >= $capacity_weeks, FALSE) AS applies,
    latest.staff_code IS NOT NULL OR guessed.staff_code IS NULL AS known,
    latest.staff_code IS NOT NULL AS holds,
    latest.measurements AS value,
    shown.shown_by,
    latest.measurements,
    latest.first_date,
    latest.last_date
FROM staff
LEFT JOIN measured ON measured.staff_code = staff.staff_code
LEFT JOIN shown ON shown.staff_code = staff.staff_code
LEFT JOIN long_runs AS latest ON latest.staff_code = staff.staff_code AND NOT latest.is_guess AND latest.place = 1
LEFT JOIN long_runs AS guessed ON guessed.staff_code = staff.staff_code AND guessed.is_guess AND guessed.place = 1
