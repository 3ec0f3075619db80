/*
id: unpaid-work-at-most-300-hours
table: upw_details
needs: [upw_details]
what: more than 300 hours of unpaid work
remedy: Send minutes; a court cannot order more than 18000
*/
SELECT row_in_file, 'minutes_ordered' AS field, minutes_ordered AS value
FROM upw_details
WHERE minutes_ordered > 18000
