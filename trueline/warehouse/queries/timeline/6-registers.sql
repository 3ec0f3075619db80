/*
id: registers
says: Registers entered, reviewed and ended.
*/
SELECT
    crn,
    CAST(NULL AS VARCHAR) AS event_id,
    start_date AS day,
    CAST(NULL AS VARCHAR) AS time,
    'register' AS kind,
    'registered' AS phrase,
    register_type AS code,
    CAST(NULL AS VARCHAR) AS detail,
    'registration:' || registration_id AS shown,
    CAST(NULL AS TIMESTAMP) AS entered_at
FROM registration
UNION ALL
SELECT
    crn, NULL, end_date, NULL, 'register', 'register-ended', register_type, NULL,
    'registration:' || registration_id, NULL
FROM registration
WHERE end_date IS NOT NULL
UNION ALL
SELECT
    registration.crn, NULL, review.review_date, NULL, 'register', 'register-reviewed', registration.register_type, NULL,
    'registration_review:' || review.registration_id || '/' || CAST(review.review_date_due AS VARCHAR), NULL
FROM registration_review AS review
INNER JOIN registration ON registration.registration_id = review.registration_id
WHERE review.review_date IS NOT NULL AND review.completed = 'Y'
