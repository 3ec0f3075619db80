/*
id: units
place: 10
title: Local delivery units
says: Sentences in force, by the unit of the team of the officer who holds them.
columns: [sentences]
is_parts: true
*/
SELECT ldu.name AS category, count(*) AS sentences
FROM sentences_now
LEFT JOIN officers_now ON officers_now.event_id = sentences_now.event_id
LEFT JOIN staff ON staff.staff_code = officers_now.staff_code
LEFT JOIN team ON team.team_code = staff.team_code
LEFT JOIN ldu ON ldu.ldu_code = team.ldu_code
GROUP BY ldu.ldu_code, ldu.name
ORDER BY ldu.ldu_code
