/*
id: sentences_now
says: Each sentence in force on the day asked about, and where it is served. That is the community, on licence after a release, or custody before one or after a recall.
reads: [active_in_community, starts]
kept: true
*/
SELECT
    starts.event_id,
    starts.crn,
    starts.disposal_id,
    CASE WHEN starts.is_community THEN 'COMMUNITY' WHEN active.event_id IS NULL THEN 'CUSTODY' ELSE 'LICENCE' END
        AS setting
FROM starts
LEFT JOIN active_in_community AS active ON active.event_id = starts.event_id
WHERE starts.sentence_date <= $as_at AND (starts.ended_date IS NULL OR starts.ended_date > $as_at)
