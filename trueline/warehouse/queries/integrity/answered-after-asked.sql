/*
id: answered-after-asked
table: enquiry
needs: [enquiry]
what: answered before it was asked
remedy: Correct one of the two days
*/
SELECT row_in_file, 'response_at' AS field, response_at AS value
FROM enquiry
WHERE response_at < requested_at
