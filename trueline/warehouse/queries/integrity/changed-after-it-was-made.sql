/*
id: changed-after-it-was-made
table: contact
needs: [contact]
what: last changed before it was made
remedy: Correct one of the two moments
*/
SELECT row_in_file, 'last_updated_at' AS field, last_updated_at AS value
FROM contact
WHERE last_updated_at < created_at
