/*
id: sentence
says: Sentences, releases, requirements and licence conditions, with their ends.
*/
SELECT
    event.crn,
    event.event_id,
    disposal.start_date AS day,
    CAST(NULL AS VARCHAR) AS time,
    'sentence' AS kind,
    'sentenced' AS phrase,
    disposal.sentence_type AS code,
    CAST(NULL AS VARCHAR) AS detail,
    'disposal:' || disposal.disposal_id AS shown,
    CAST(NULL AS TIMESTAMP) AS entered_at
FROM disposal
INNER JOIN event ON event.event_id = disposal.event_id
UNION ALL
SELECT
    event.crn, event.event_id, disposal.termination_date, NULL, 'sentence', 'sentence-ended',
    disposal.termination_reason, NULL, 'disposal:' || disposal.disposal_id, NULL
FROM disposal
INNER JOIN event ON event.event_id = disposal.event_id
WHERE disposal.termination_date IS NOT NULL
UNION ALL
SELECT
    event.crn, event.event_id, release.release_date, NULL, 'sentence', 'released',
    release.release_type, NULL, 'release:' || release.release_id, NULL
FROM release
INNER JOIN custody ON custody.custody_id = release.custody_id
INNER JOIN disposal ON disposal.disposal_id = custody.disposal_id
INNER JOIN event ON event.event_id = disposal.event_id
UNION ALL
SELECT
    event.crn, event.event_id, requirement.start_date, NULL, 'sentence', 'requirement',
    requirement.main_category, NULL, 'requirement:' || requirement.requirement_id, NULL
FROM requirement
INNER JOIN disposal ON disposal.disposal_id = requirement.disposal_id
INNER JOIN event ON event.event_id = disposal.event_id
UNION ALL
SELECT
    event.crn, event.event_id, requirement.termination_date, NULL, 'sentence', 'requirement-ended',
    requirement.main_category, NULL, 'requirement:' || requirement.requirement_id, NULL
FROM requirement
INNER JOIN disposal ON disposal.disposal_id = requirement.disposal_id
INNER JOIN event ON event.event_id = disposal.event_id
WHERE requirement.termination_date IS NOT NULL
UNION ALL
SELECT
    event.crn, event.event_id, licence_condition.start_date, NULL, 'sentence', 'condition',
    licence_condition.main_category, NULL, 'licence_condition:' || licence_condition.lic_condition_id, NULL
FROM licence_condition
INNER JOIN disposal ON disposal.disposal_id = licence_condition.disposal_id
INNER JOIN event ON event.event_id = disposal.event_id
