/*
id: people
place: 1
title: People and sentences
says: Everyone with a sentence in force, in the community, on licence or in custody, and these sentences.
columns: [number]
titles: {PEOPLE: People, SENTENCES: Sentences}
*/
SELECT 'PEOPLE' AS category, count(*) AS number FROM people_now
UNION ALL
SELECT 'SENTENCES' AS category, count(*) AS number FROM sentences_now
ORDER BY category
