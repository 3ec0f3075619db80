/*
id: agency_contacts
says: Each contact with another body up to the day asked about. Its type says so, or it names who else took part.
kept: true
*/
SELECT
    contact.crn,
    contact.event_id,
    contact.contact_date,
    contact.participants,
    'contact:' || contact.contact_id AS shown
FROM contact
LEFT JOIN contact_types ON contact_types.code = contact.contact_type
WHERE contact.contact_date <= $as_at AND (contact_types.agency OR contact.participants IS NOT NULL)
