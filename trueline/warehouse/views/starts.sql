/*
id: starts
says: Each sentenced event with the day on which supervision began. In the community that is the day of sentence; after custody the latest release; before a release there is none.
kept: true
*/
SELECT
    event.event_id,
    event.crn,
    disposal.disposal_id,
    disposal.start_date AS sentence_date,
    sentences.community AS is_community,
    sentences.custody AS is_custodial,
    CASE WHEN sentences.community THEN disposal.start_date ELSE released.release_date END AS start_date,
    disposal.termination_date AS ended_date
FROM event
INNER JOIN disposal ON disposal.event_id = event.event_id
INNER JOIN sentences ON sentences.code = disposal.sentence_type
LEFT JOIN (
    SELECT custody.disposal_id, max(release.release_date) AS release_date
    FROM custody
    INNER JOIN release ON release.custody_id = custody.custody_id
    GROUP BY custody.disposal_id
) AS released ON released.disposal_id = disposal.disposal_id
WHERE sentences.community OR sentences.custody
