/*
id: CF-101B
subject: staff
title: Caseload above the limit of the grade
rule:
  applies: "A probation officer or a probation services officer with at least one current case."
  "true": More current cases than the limit of the grade.
  unknown: Only where a table is partial.
  reading: "A case is an event that the officer holds in the community and whose sentence has not ended, in custody or not. For other grades no limit is known. What the reports call a senior responsible officer we take for a probation officer."
supports: ["1.2"]
needs: [custody, disposal, event, order_manager, release, staff]
parameters: [caseload_max, caseload_max_pso]
catalogue: [WRK-03, WRK-04, WRK-05, REC-08]
source: S3:1285–1289, S4:967–969, S4:1124–1126
unit: current cases
says: "{cases} current cases on {as_at}; the limit for this grade is {limit_of_grade}."
version: 1
*/
WITH held AS (
    SELECT officer.staff_code, officer.shown
    FROM starts
    INNER JOIN officers_now AS officer ON officer.event_id = starts.event_id
    WHERE starts.ended_date IS NULL OR starts.ended_date > $as_at
),

counted AS (
    SELECT staff_code, count(*) AS cases
    FROM held
    GROUP BY staff_code
),

limited AS (
    SELECT
        staff.staff_code,
        counted.cases,
        CASE staff.grade WHEN 'PO' THEN $caseload_max WHEN 'PSO' THEN $caseload_max_pso END AS limit_of_grade
    FROM staff
    LEFT JOIN counted ON counted.staff_code = staff.staff_code
),

shown AS (
    SELECT held.staff_code, list_sort(list(held.shown)) AS shown_by
    FROM held
    INNER JOIN limited ON limited.staff_code = held.staff_code
    WHERE limited.cases > limited.limit_of_grade
    GROUP BY held.staff_code
)

SELECT
    limited.staff_code AS subject,
    limited.cases IS NOT NULL AND limited.limit_of_grade IS NOT NULL AS applies,
    TRUE AS known,
    limited.cases > limited.limit_of_grade AS holds,
    limited.cases AS value,
    shown.shown_by,
    limited.cases,
    limited.limit_of_grade
FROM limited
LEFT JOIN shown ON shown.staff_code = limited.staff_code
