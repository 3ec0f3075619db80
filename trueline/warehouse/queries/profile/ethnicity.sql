/*
id: ethnicity
place: 5
title: Ethnicity
says: As recorded, white or minority ethnic. White minorities count as white, as in the published figures.
columns: [people]
is_parts: true
titles: {WHITE: White, MINORITY: Minority ethnic}
*/
SELECT
    CASE
        WHEN person.ethnicity LIKE 'W%' THEN 'WHITE'
        WHEN substr(person.ethnicity, 1, 1) IN ('A', 'B', 'M', 'O') THEN 'MINORITY'
    END AS category,
    count(*) AS people
FROM people_now
LEFT JOIN person ON person.crn = people_now.crn
GROUP BY 1
ORDER BY category
