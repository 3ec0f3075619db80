/*
id: unlisted_contacts
says: Each contact up to the day asked about of a type that no list has, and with nobody else named. What it was cannot be told.
kept: true
*/
SELECT contact.crn, contact.event_id, contact.contact_date, 'contact:' || contact.contact_id AS shown
FROM contact
LEFT JOIN contact_types ON contact_types.code = contact.contact_type
WHERE contact.contact_date <= $as_at AND contact_types.code IS NULL AND contact.participants IS NULL
