/*
id: activity-days-at-least-one
table: requirement
needs: [requirement]
what: a rehabilitation activity requirement of no days
remedy: Correct the length
*/
SELECT row_in_file, 'length' AS field, length AS value
FROM requirement
WHERE main_category = 'F' AND length <= 0
