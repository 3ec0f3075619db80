/*
id: sentences_running
says: Each event whose sentence runs on the day asked about, and where it is served. That is in the community by sentence, on licence, or in custody, which is also where a recall leads.
reads: [starts, active_in_community]
kept: true
*/
SELECT
    starts.event_id,
    starts.crn,
    starts.disposal_id,
    CASE
        WHEN starts.is_community THEN 'community'
        WHEN active_in_community.event_id IS NOT NULL THEN 'licence'
        ELSE 'custody'
    END AS kind
FROM starts
LEFT JOIN active_in_community ON active_in_community.event_id = starts.event_id
WHERE starts.sentence_date <= $as_at AND (starts.ended_date IS NULL OR starts.ended_date > $as_at)
