/*
id: unlisted_contacts
says: Each contact up to the day asked about of a type that no list has, so that nobody can tell what it was, and whether it names others who took part.
kept: true
*/
SELECT
    contact.crn,
    contact.event_id,
    contact.contact_date,
    contact.participants IS NOT NULL AS has_others,
    'contact:' || contact.contact_id AS shown
FROM contact
LEFT JOIN contact_types ON contact_types.code = contact.contact_type
WHERE contact.contact_date <= $as_at AND contact_types.code IS NULL
