/*
id: child_concerns_now
says: What speaks of risk to children on the day asked about, for each event.
reads: [starts, child_concerns]
kept: true
*/
SELECT starts.event_id, concern.shown
FROM starts
INNER JOIN child_concerns AS concern ON concern.crn = starts.crn
WHERE concern.since <= $as_at AND (concern.until IS NULL OR concern.until > $as_at)
