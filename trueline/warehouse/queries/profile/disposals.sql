/*
id: disposals
place: 3
title: Disposals
says: Sentences in force. One person may have several.
columns: [sentences]
is_parts: true
list: SENTTYPE
*/
SELECT disposal.sentence_type AS category, count(*) AS sentences
FROM sentences_now
INNER JOIN disposal ON disposal.disposal_id = sentences_now.disposal_id
GROUP BY disposal.sentence_type
ORDER BY category
