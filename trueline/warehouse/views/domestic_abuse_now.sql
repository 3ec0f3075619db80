/*
id: domestic_abuse_now
says: What speaks of domestic abuse by the person on the day asked about, for each event.
reads: [starts, domestic_abuse]
kept: true
*/
SELECT starts.event_id, abuse.shown
FROM starts
INNER JOIN domestic_abuse AS abuse
    ON abuse.crn = starts.crn AND (abuse.event_id IS NULL OR abuse.event_id = starts.event_id)
WHERE (abuse.since IS NULL OR abuse.since <= $as_at) AND (abuse.until IS NULL OR abuse.until > $as_at)
