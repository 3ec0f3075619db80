/*
id: answers_of_others
says: Each day up to the one asked about on which the police or children’s services answered about a person. It is an enquiry answered, a child protection referral taken up, or a contact whose type says so.
kept: true
*/
SELECT
    crn,
    CASE type WHEN 'CHILD_SERVICES' THEN 'children' ELSE 'police' END AS body,
    response_at AS answer_date
FROM enquiry
WHERE type IN ('CHILD_SERVICES', 'POLICE_DA', 'POLICE_INTEL') AND response_at IS NOT NULL
UNION ALL
SELECT crn, 'children' AS body, actual_start AS answer_date
FROM nsi
WHERE type = 'CP_REFERRAL' AND actual_start IS NOT NULL
UNION ALL
SELECT
    contact.crn,
    CASE WHEN contact_types.police THEN 'police' ELSE 'children' END AS body,
    contact.contact_date AS answer_date
FROM contact
INNER JOIN contact_types ON contact_types.code = contact.contact_type
WHERE contact_types.answer AND contact.contact_date <= $as_at
