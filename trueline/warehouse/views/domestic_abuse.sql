/*
id: domestic_abuse
says: From when to when something spoke of domestic abuse by the person. It is a register, the offence of the event, or a positive answer of the police domestic abuse unit.
kept: true
*/
SELECT
    registration.crn,
    CAST(NULL AS VARCHAR) AS event_id,
    registration.start_date AS since,
    registration.end_date AS until,
    'registration:' || registration.registration_id AS shown
FROM registration
INNER JOIN registers ON registers.code = registration.register_type
WHERE registers.domestic_abuse
UNION ALL
SELECT
    event.crn,
    event.event_id,
    CAST(NULL AS DATE) AS since,
    CAST(NULL AS DATE) AS until,
    'offence:' || offence.offence_id AS shown
FROM offence
INNER JOIN event ON event.event_id = offence.event_id
WHERE offence.domestic_abuse = 'Y'
UNION ALL
SELECT
    crn,
    CAST(NULL AS VARCHAR) AS event_id,
    response_at AS since,
    CAST(NULL AS DATE) AS until,
    'enquiry:' || enquiry_id AS shown
FROM enquiry
WHERE type = 'POLICE_DA' AND response_result = 'POSITIVE' AND response_at IS NOT NULL
