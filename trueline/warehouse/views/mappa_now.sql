/*
id: mappa_now
says: The MAPPA registration of each person in force on the day asked about, with its level and category as numbers; NULL where they are not recorded. Of two it is the one with the higher level, then the later.
kept: true
*/
WITH held AS (
    SELECT
        registration.crn,
        registration.registration_id,
        registration.start_date,
        registration.next_review_date,
        CASE registration.level WHEN 'M1' THEN 1 WHEN 'M2' THEN 2 WHEN 'M3' THEN 3 END AS level,
        CASE registration.category WHEN 'M1' THEN 1 WHEN 'M2' THEN 2 WHEN 'M3' THEN 3 WHEN 'M4' THEN 4 END AS category
    FROM registration
    INNER JOIN registers ON registers.code = registration.register_type
    WHERE
        registers.mappa
        AND registration.start_date <= $as_at
        AND (registration.end_date IS NULL OR registration.end_date > $as_at)
),

ordered AS (
    SELECT
        crn,
        registration_id,
        start_date,
        next_review_date,
        level,
        category,
        row_number() OVER (
            PARTITION BY crn ORDER BY coalesce(level, 0) DESC, start_date DESC, registration_id DESC
        ) AS place
    FROM held
)

SELECT crn, start_date, next_review_date, level, category, 'registration:' || registration_id AS shown
FROM ordered
WHERE place = 1
