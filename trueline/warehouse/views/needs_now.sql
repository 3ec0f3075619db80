/*
id: needs_now
says: Each need of a person as it was last assessed.
reads: [completed_assessments]
kept: true
*/
WITH ordered AS (
    SELECT
        completed.crn,
        need.section_code,
        need.severity,
        need.linked_to_harm,
        need.linked_to_reoffending,
        row_number() OVER (
            PARTITION BY completed.crn, need.section_code
            ORDER BY completed.completed_date DESC, completed.assessment_pk DESC
        ) AS place
    FROM completed_assessments AS completed
    INNER JOIN assessment_need AS need ON need.assessment_pk = completed.assessment_pk
)

SELECT crn, section_code, severity, linked_to_harm, linked_to_reoffending
FROM ordered
WHERE place = 1
