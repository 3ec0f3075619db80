/*
id: mappa-levels
place: 9
title: MAPPA levels
says: The level of those who are eligible.
columns: [people]
is_parts: true
titles: {"1": Level 1, "2": Level 2, "3": Level 3}
*/
SELECT CAST(mappa_now.level AS VARCHAR) AS category, count(*) AS people
FROM people_now
INNER JOIN mappa_now ON mappa_now.crn = people_now.crn
GROUP BY mappa_now.level
ORDER BY category
