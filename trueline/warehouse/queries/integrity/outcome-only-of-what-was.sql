/*
id: outcome-only-of-what-was
table: contact
needs: [contact]
what: an outcome of a contact that had not yet been when the entry was last changed
remedy: Correct the day, the outcome or the moment
*/
SELECT row_in_file, 'contact_date' AS field, contact_date AS value
FROM contact
WHERE outcome_code IS NOT NULL AND contact_date > CAST(last_updated_at AS DATE)
