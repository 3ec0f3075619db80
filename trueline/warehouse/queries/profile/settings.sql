/*
id: settings
place: 2
title: Where people are supervised
says: Each person once. Of several sentences custody goes before licence, and licence before the community.
columns: [people]
is_parts: true
titles: {COMMUNITY: In the community, LICENCE: On licence, CUSTODY: In custody}
*/
SELECT setting AS category, count(*) AS people
FROM people_now
GROUP BY setting
ORDER BY category
