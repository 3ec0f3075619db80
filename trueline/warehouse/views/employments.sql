/*
id: employments
says: Each employment of a person by its first day, with the day on which it was first recorded and the first on which evidence of it was. Where it is not recorded whether or when it was evidenced, is_unclear says so.
kept: true
*/
SELECT
    crn,
    start_date,
    'personal_circumstance:' || crn || '/' || circumstance_type || '/' || CAST(start_date AS VARCHAR) AS shown,
    CASE WHEN count(end_date) = count(*) THEN max(end_date) END AS end_date,
    min(CAST(created_at AS DATE)) AS recorded_date,
    min(CASE WHEN evidenced = 'Y' THEN CAST(created_at AS DATE) END) AS evidenced_date,
    count(CASE WHEN evidenced = 'N' OR (evidenced = 'Y' AND created_at IS NOT NULL) THEN 1 END) < count(*) AS is_unclear
FROM personal_circumstance
WHERE circumstance_type = 'EMPLOYED'
GROUP BY crn, circumstance_type, start_date
