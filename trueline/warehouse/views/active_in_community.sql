/*
id: active_in_community
says: Each event under supervision in the community on the day asked about. Supervision has begun, has not ended, and no recall followed the latest release.
reads: [starts]
kept: true
*/
SELECT starts.event_id, starts.crn, starts.disposal_id, starts.start_date
FROM starts
LEFT JOIN (
    SELECT custody.disposal_id, max(recall.recall_date) AS recall_date
    FROM custody
    INNER JOIN release ON release.custody_id = custody.custody_id
    INNER JOIN recall ON recall.release_id = release.release_id
    WHERE recall.recall_date <= $as_at
    GROUP BY custody.disposal_id
) AS recalled ON recalled.disposal_id = starts.disposal_id
WHERE
    starts.start_date <= $as_at
    AND (starts.ended_date IS NULL OR starts.ended_date > $as_at)
    AND (recalled.recall_date IS NULL OR recalled.recall_date < starts.start_date)
