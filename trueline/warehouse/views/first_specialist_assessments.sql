/*
id: first_specialist_assessments
says: The first day on which each specialist assessment of a person was completed.
kept: true
*/
SELECT
    crn,
    tool,
    min(completed_date) AS first_date,
    'specialist_assessment:' || crn || '/' || tool || '/' || CAST(min(completed_date) AS VARCHAR) AS shown
FROM specialist_assessment
GROUP BY crn, tool
