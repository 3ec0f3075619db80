/*
id: risk
place: 7
title: Risk of serious harm
says: By the latest completed assessment; where there was none, by the register in force.
columns: [people]
is_parts: true
titles: {"1": Low, "2": Medium, "3": High, "4": Very high}
*/
SELECT CAST(risk_now.risk AS VARCHAR) AS category, count(*) AS people
FROM people_now
LEFT JOIN risk_now ON risk_now.crn = people_now.crn
GROUP BY risk_now.risk
ORDER BY category
