/*
id: recall-after-release
table: recall
needs: [recall, release]
what: recalled before the release
remedy: Correct one of the two days
*/
SELECT recall.row_in_file, 'recall_date' AS field, recall.recall_date AS value
FROM recall
INNER JOIN release ON release.release_id = recall.release_id
WHERE recall.recall_date < release.release_date
