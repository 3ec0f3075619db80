/*
id: CF-102
subject: staff
title: Open cases of a victim liaison officer
rule:
  applies: A victim liaison officer.
  "true": At least one open case of an eligible victim.
  unknown: Only where a table is partial.
  reading: "No limit is known, so this tells the number and no more. A case is open until the victim opted out or it is said to have ended; a state without the day of the answer cannot be seen as at a day, so such a case counts as open."
supports: ["3.2"]
needs: [staff, victim_case]
catalogue: [SYS-35, VIC-16]
source: S1:415, S1:71, S2:712
unit: open victim cases
says: "{cases} open victim cases on {as_at}; {mean} on average of {officers} victim liaison officers."
version: 1
*/
WITH held AS (
    SELECT staff.staff_code, 'victim_case:' || victim_case.victim_case_id AS shown
    FROM staff
    INNER JOIN victim_case ON victim_case.vlo_staff = staff.staff_code
    WHERE
        staff.grade = 'VLO'
        AND victim_case.eligibility <> 'NOT_ELIGIBLE'
        AND (victim_case.status IS NULL OR victim_case.status NOT IN ('OPTED_OUT', 'UNTRACED', 'ENDED'))
),

counted AS (
    SELECT staff_code, count(*) AS cases, list_sort(list(shown)) AS shown_by
    FROM held
    GROUP BY staff_code
),

together AS (
    SELECT count(staff.staff_code) AS officers, sum(coalesce(counted.cases, 0)) AS cases
    FROM staff
    LEFT JOIN counted ON counted.staff_code = staff.staff_code
    WHERE staff.grade = 'VLO'
)

SELECT
    staff.staff_code AS subject,
    staff.grade = 'VLO' AS applies,
    TRUE AS known,
    counted.cases IS NOT NULL AS holds,
    coalesce(counted.cases, 0) AS value,
    counted.shown_by,
    counted.cases,
    together.officers,
    round(together.cases / nullif(together.officers, 0), 1) AS mean
FROM staff
CROSS JOIN together
LEFT JOIN counted ON counted.staff_code = staff.staff_code
