/*
id: changes
says: Each change in circumstances or risk that was known between the start and the end of an event. One that belongs to no event in particular counts for every event of the person.
reads: [starts]
kept: true
*/
SELECT
    starts.event_id,
    starts.crn,
    change.known_date AS change_date,
    change.direction,
    'significant_event:' || change.event_change_id AS shown
FROM starts
INNER JOIN significant_event AS change ON change.crn = starts.crn AND change.known_date >= starts.start_date
WHERE
    (change.event_id IS NULL OR change.event_id = starts.event_id)
    AND (starts.ended_date IS NULL OR change.known_date <= starts.ended_date)
