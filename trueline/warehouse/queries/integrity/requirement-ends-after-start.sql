/*
id: requirement-ends-after-start
table: requirement
needs: [requirement]
what: the requirement ended before it began
remedy: Correct one of the two days
*/
SELECT row_in_file, 'termination_date' AS field, termination_date AS value
FROM requirement
WHERE termination_date < start_date
