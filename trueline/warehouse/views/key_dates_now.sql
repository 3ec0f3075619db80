/*
id: key_dates_now
says: Each planned date of a custodial sentence as it was recorded last.
kept: true
*/
WITH ordered AS (
    SELECT
        custody_id,
        key_date_type,
        key_date,
        row_number() OVER (PARTITION BY custody_id, key_date_type ORDER BY recorded_at DESC) AS place
    FROM key_date
)

SELECT
    custody.disposal_id,
    ordered.key_date_type,
    ordered.key_date,
    'key_date:' || ordered.custody_id || '/' || ordered.key_date_type AS shown
FROM ordered
INNER JOIN custody ON custody.custody_id = ordered.custody_id
WHERE ordered.place = 1
