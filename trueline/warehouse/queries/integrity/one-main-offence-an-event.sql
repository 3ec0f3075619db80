/*
id: one-main-offence-an-event
table: event
needs: [event, offence]
what: an event without a main offence, or with more than one
remedy: Mark exactly one offence of the event with is_main Y
*/
SELECT event.row_in_file, 'event_id' AS field, event.event_id AS value
FROM event
LEFT JOIN offence ON offence.event_id = event.event_id AND offence.is_main = 'Y'
GROUP BY event.row_in_file, event.event_id
HAVING count(offence.offence_id) <> 1
