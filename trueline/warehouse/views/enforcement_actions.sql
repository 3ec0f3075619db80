/*
id: enforcement_actions
says: Each action on a failure to comply. It is an enforcement action taken, or a breach or a recall begun.
kept: true
*/
SELECT
    contact.crn, contact.event_id, enforcement.contact_id, enforcement.action_taken_date AS action_date,
    enforcement.action_code AS action, 'enforcement:' || enforcement.enforcement_id AS shown
FROM enforcement
INNER JOIN contact ON contact.contact_id = enforcement.contact_id
UNION ALL
SELECT
    crn, event_id, CAST(NULL AS VARCHAR) AS contact_id, referral_date AS action_date,
    type AS action, 'nsi:' || nsi_id AS shown
FROM nsi
WHERE type IN ('BRE', 'REC')
