/*
id: requests_to_others
says: Each child protection referral, and each enquiry to the police or to children’s services that repeats one of the same type not answered by then.
kept: true
*/
SELECT crn, event_id, 'children' AS body, referral_date AS request_date, 'nsi:' || nsi_id AS shown
FROM nsi
WHERE type = 'CP_REFERRAL'
UNION
SELECT
    again.crn,
    again.event_id,
    CASE again.type WHEN 'CHILD_SERVICES' THEN 'children' ELSE 'police' END AS body,
    again.requested_at AS request_date,
    'enquiry:' || again.enquiry_id AS shown
FROM enquiry AS again
INNER JOIN enquiry AS before
    ON before.crn = again.crn AND before.type = again.type AND before.requested_at < again.requested_at
WHERE
    again.type IN ('CHILD_SERVICES', 'POLICE_DA', 'POLICE_INTEL')
    AND (before.response_at IS NULL OR before.response_at > again.requested_at)
