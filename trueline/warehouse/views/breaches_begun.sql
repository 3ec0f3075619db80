/*
id: breaches_begun
says: Each breach or recall begun. It is a breach or a recall as such, an enforcement action that says so, or a recall of a release; NULL where an enforcement action is on no list and may be one.
kept: true
*/
SELECT crn, event_id, referral_date AS begun_date, TRUE AS is_breach
FROM nsi
WHERE type IN ('BRE', 'REC')
UNION ALL
SELECT contact.crn, contact.event_id, enforcement.action_taken_date AS begun_date, enforcement_codes.breach AS is_breach
FROM enforcement
INNER JOIN contact ON contact.contact_id = enforcement.contact_id
LEFT JOIN enforcement_codes ON enforcement_codes.code = enforcement.action_code
WHERE coalesce(enforcement_codes.breach, TRUE)
UNION ALL
SELECT event.crn, event.event_id, recall.recall_date AS begun_date, TRUE AS is_breach
FROM recall
INNER JOIN release ON release.release_id = recall.release_id
INNER JOIN custody ON custody.custody_id = release.custody_id
INNER JOIN disposal ON disposal.disposal_id = custody.disposal_id
INNER JOIN event ON event.event_id = disposal.event_id
