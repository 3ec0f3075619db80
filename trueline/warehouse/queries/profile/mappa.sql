/*
id: mappa
place: 8
title: Multi-agency public protection arrangements
says: People with a MAPPA registration in force.
columns: [people]
is_parts: true
titles: {ELIGIBLE: Eligible, NOT: Not eligible}
*/
SELECT CASE WHEN mappa_now.crn IS NULL THEN 'NOT' ELSE 'ELIGIBLE' END AS category, count(*) AS people
FROM people_now
LEFT JOIN mappa_now ON mappa_now.crn = people_now.crn
GROUP BY 1
ORDER BY category
