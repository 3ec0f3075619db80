/*
id: activity_requirements
says: Each rehabilitation activity requirement, with the days ordered; NULL where its length is not told in days. It is over when it or the sentence was ended, or the day on which it was to end has passed.
reads: [starts]
kept: true
*/
SELECT
    requirement.requirement_id,
    starts.event_id,
    starts.crn,
    requirement.start_date,
    CASE WHEN coalesce(requirement.length_unit, 'D') = 'D' THEN requirement.length END AS ordered,
    requirement.rar_count AS claimed,
    coalesce(requirement.termination_date, starts.ended_date) AS ended_date,
    requirement.termination_date IS NOT NULL
    OR starts.ended_date IS NOT NULL
    OR coalesce(requirement.expected_end_date < $as_at, FALSE) AS is_over,
    'requirement:' || requirement.requirement_id AS shown
FROM starts
INNER JOIN requirement ON requirement.disposal_id = starts.disposal_id
WHERE requirement.main_category = 'F'
