/*
id: assessed_levels
says: Each completed assessment that gives an overall level of risk of serious harm, as a rank from 1, low, to 4, very high.
kept: true
*/
SELECT
    assessment.crn,
    assessment.assessment_pk,
    assessment.date_completed AS known_date,
    CASE rosh.overall_level WHEN 'LOW' THEN 1 WHEN 'MEDIUM' THEN 2 WHEN 'HIGH' THEN 3 WHEN 'VERY_HIGH' THEN 4 END AS risk,
    'assessment:' || assessment.assessment_pk AS shown
FROM assessment
INNER JOIN rosh ON rosh.assessment_pk = assessment.assessment_pk
WHERE
    assessment.status IN ('COMPLETE', 'SIGNED')
    AND assessment.date_completed IS NOT NULL
    AND rosh.overall_level IN ('LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH')
