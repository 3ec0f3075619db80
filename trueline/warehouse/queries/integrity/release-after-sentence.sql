/*
id: release-after-sentence
table: release
needs: [release, custody, disposal]
what: released before the day of sentence
remedy: Correct one of the two days
*/
SELECT release.row_in_file, 'release_date' AS field, release.release_date AS value
FROM release
INNER JOIN custody ON custody.custody_id = release.custody_id
INNER JOIN disposal ON disposal.disposal_id = custody.disposal_id
WHERE release.release_date < disposal.start_date
