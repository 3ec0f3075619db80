/*
id: gender
place: 4
title: Gender
says: As recorded.
columns: [people]
is_parts: true
list: SEX
*/
SELECT person.gender AS category, count(*) AS people
FROM people_now
LEFT JOIN person ON person.crn = people_now.crn
GROUP BY person.gender
ORDER BY category
