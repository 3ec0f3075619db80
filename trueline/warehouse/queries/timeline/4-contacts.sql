/*
id: contacts
says: Contacts and sessions of unpaid work with what came of them. Of a sensitive one only that there is one.
*/
SELECT
    contact.crn,
    contact.event_id,
    contact.contact_date AS day,
    contact.start_time AS time,
    CASE
        WHEN contact_types.appointment AND coalesce(contact.sensitive, 'N') <> 'Y' THEN 'appointment'
        ELSE 'contact'
    END AS kind,
    CASE
        WHEN contact.sensitive = 'Y' THEN 'restricted'
        WHEN contact.contact_date > $as_at THEN 'planned'
        WHEN contact.outcome_known AND contact.outcome_code IS NOT NULL THEN 'contact'
        WHEN contact_types.appointment THEN 'contact-open'
        ELSE 'contact-bare'
    END AS phrase,
    CASE WHEN coalesce(contact.sensitive, 'N') <> 'Y' THEN contact.contact_type END AS code,
    CASE WHEN coalesce(contact.sensitive, 'N') <> 'Y' THEN contact.outcome_code END AS detail,
    'contact:' || contact.contact_id AS shown,
    contact.created_at AS entered_at
FROM contact
LEFT JOIN contact_types ON contact_types.code = contact.contact_type
UNION ALL
SELECT
    event.crn, event.event_id, session.appointment_date, NULL, 'appointment',
    CASE
        WHEN session.appointment_date > $as_at THEN 'work-planned'
        WHEN session.outcome_code IS NULL THEN 'work-open'
        ELSE 'work'
    END,
    NULL, session.outcome_code, 'upw_appointment:' || session.upw_appointment_id, session.offered_at
FROM upw_appointment AS session
INNER JOIN disposal ON disposal.disposal_id = session.disposal_id
INNER JOIN event ON event.event_id = disposal.event_id
