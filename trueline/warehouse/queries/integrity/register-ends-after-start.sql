/*
id: register-ends-after-start
table: registration
needs: [registration]
what: removed from the register before it was put there
remedy: Correct one of the two days
*/
SELECT row_in_file, 'end_date' AS field, end_date AS value
FROM registration
WHERE end_date < start_date
