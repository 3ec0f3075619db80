/*
id: ethnic-groups
place: 6
title: Ethnic groups
says: As recorded, in the five groups of the census.
columns: [people]
is_parts: true
titles: {A: Asian, B: Black, M: Mixed, O: Other, W: White}
*/
SELECT
    CASE WHEN substr(person.ethnicity, 1, 1) IN ('A', 'B', 'M', 'O', 'W') THEN substr(person.ethnicity, 1, 1) END
        AS category,
    count(*) AS people
FROM people_now
LEFT JOIN person ON person.crn = people_now.crn
GROUP BY 1
ORDER BY category
