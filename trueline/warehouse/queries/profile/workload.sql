/*
id: workload
place: 12
title: Workload
says: Sentences in force an officer, of those who hold any, by grade.
columns: [officers, cases, average, least, middle, most]
chart: average
list: GRADE
titles: {ALL: All}
*/
WITH held AS (
    SELECT officers_now.staff_code, officers_now.grade, count(*) AS cases
    FROM officers_now
    INNER JOIN sentences_now ON sentences_now.event_id = officers_now.event_id
    GROUP BY officers_now.staff_code, officers_now.grade
),

counted AS (
    SELECT grade AS category, staff_code, cases FROM held
    UNION ALL
    SELECT 'ALL' AS category, staff_code, cases FROM held
)

SELECT
    category,
    count(*) AS officers,
    sum(cases) AS cases,
    avg(cases) AS average,
    min(cases) AS least,
    median(cases) AS middle,
    max(cases) AS most
FROM counted
GROUP BY category
ORDER BY category
