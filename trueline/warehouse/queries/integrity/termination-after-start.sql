/*
id: termination-after-start
table: disposal
needs: [disposal]
what: the sentence ended before it began
remedy: Correct one of the two days
*/
SELECT row_in_file, 'termination_date' AS field, termination_date AS value
FROM disposal
WHERE termination_date < start_date
