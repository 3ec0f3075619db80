/*
id: one-disposal-an-event
table: event
needs: [event, disposal]
what: an event without a disposal, or with more than one
remedy: Send each sentence occasion with its one disposal
*/
SELECT event.row_in_file, 'event_id' AS field, event.event_id AS value
FROM event
LEFT JOIN disposal ON disposal.event_id = event.event_id
GROUP BY event.row_in_file, event.event_id
HAVING count(disposal.disposal_id) <> 1
