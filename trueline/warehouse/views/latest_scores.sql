/*
id: latest_scores
says: The latest score of each predictor for each person up to the day asked about.
kept: true
*/
WITH ordered AS (
    SELECT
        crn,
        name,
        score_2yr,
        band,
        static_or_dynamic,
        row_number() OVER (PARTITION BY crn, name ORDER BY calculated_date DESC) AS place
    FROM predictor
    WHERE calculated_date <= $as_at
)

SELECT crn, name, score_2yr, band, static_or_dynamic
FROM ordered
WHERE place = 1
