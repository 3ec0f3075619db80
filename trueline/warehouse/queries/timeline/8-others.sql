/*
id: others
says: Victims, meetings, events, further offending and managers’ involvement.
*/
SELECT
    crn,
    event_id,
    identified_date AS day,
    CAST(NULL AS VARCHAR) AS time,
    'victim' AS kind,
    'victim-identified' AS phrase,
    eligibility AS code,
    CAST(NULL AS VARCHAR) AS detail,
    'victim_case:' || victim_case_id AS shown,
    CAST(NULL AS TIMESTAMP) AS entered_at
FROM victim_case
WHERE identified_date IS NOT NULL
UNION ALL
SELECT
    victim_case.crn, victim_case.event_id, victim_contact.date, NULL, 'victim', 'victim-contact',
    victim_contact.type, NULL, 'victim_contact:' || victim_contact.victim_contact_id, victim_contact.created_at
FROM victim_contact
INNER JOIN victim_case ON victim_case.victim_case_id = victim_contact.victim_case_id
UNION ALL
SELECT
    crn, NULL, date, NULL, 'meeting', 'meeting', type, NULL, 'multi_agency_meeting:' || meeting_id, NULL
FROM multi_agency_meeting
UNION ALL
SELECT
    crn, event_id, known_date, NULL, 'event', 'event', type, source,
    'significant_event:' || event_change_id, created_at
FROM significant_event
UNION ALL
SELECT
    crn, event_id, coalesce(outcome_date, offence_date), NULL, 'event', 'offending', outcome, NULL,
    'further_offending:' || crn || '/' || event_id || '/' || CAST(offence_date AS VARCHAR) || '/' || outcome, NULL
FROM further_offending
UNION ALL
SELECT
    crn, NULL, date, NULL, 'oversight', 'oversight', type, NULL, 'management_oversight:' || oversight_id, created_at
FROM management_oversight
WHERE crn IS NOT NULL
