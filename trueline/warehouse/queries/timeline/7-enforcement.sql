/*
id: enforcement
says: Enforcement actions, breaches, recalls and other interventions with their beginnings and ends.
*/
SELECT
    contact.crn,
    contact.event_id,
    enforcement.action_taken_date AS day,
    CAST(NULL AS VARCHAR) AS time,
    'enforcement' AS kind,
    'enforcement' AS phrase,
    enforcement.action_code AS code,
    CAST(NULL AS VARCHAR) AS detail,
    'enforcement:' || enforcement.enforcement_id AS shown,
    CAST(NULL AS TIMESTAMP) AS entered_at
FROM enforcement
INNER JOIN contact ON contact.contact_id = enforcement.contact_id
UNION ALL
SELECT
    event.crn, event.event_id, recall.recall_date, NULL, 'enforcement', 'recalled', NULL, NULL,
    'recall:' || recall.recall_id, NULL
FROM recall
INNER JOIN release ON release.release_id = recall.release_id
INNER JOIN custody ON custody.custody_id = release.custody_id
INNER JOIN disposal ON disposal.disposal_id = custody.disposal_id
INNER JOIN event ON event.event_id = disposal.event_id
UNION ALL
SELECT
    crn, event_id, referral_date, NULL,
    CASE WHEN type IN ('BRE', 'REC') THEN 'enforcement' ELSE 'intervention' END,
    'referred', type, NULL, 'nsi:' || nsi_id, NULL
FROM nsi
UNION ALL
SELECT
    crn, event_id, actual_start, NULL,
    CASE WHEN type IN ('BRE', 'REC') THEN 'enforcement' ELSE 'intervention' END,
    'begun', type, NULL, 'nsi:' || nsi_id, NULL
FROM nsi
WHERE actual_start IS NOT NULL
UNION ALL
SELECT
    crn, event_id, actual_end, NULL,
    CASE WHEN type IN ('BRE', 'REC') THEN 'enforcement' ELSE 'intervention' END,
    'ended', type, outcome, 'nsi:' || nsi_id, NULL
FROM nsi
WHERE actual_end IS NOT NULL
