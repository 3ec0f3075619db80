/*
id: people_now
says: Each person with a sentence in force on the day asked about, once, where the person is. Of several sentences custody goes before licence, and licence before the community.
reads: [sentences_now]
kept: true
*/
SELECT
    crn,
    CASE max(CASE setting WHEN 'CUSTODY' THEN 3 WHEN 'LICENCE' THEN 2 ELSE 1 END)
        WHEN 3 THEN 'CUSTODY'
        WHEN 2 THEN 'LICENCE'
        ELSE 'COMMUNITY'
    END AS setting
FROM sentences_now
GROUP BY crn
