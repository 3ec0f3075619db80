/*
id: unpaid_work
says: Each event under which unpaid work was ordered and supervision began, with the minutes ordered. They are those of its details; where there are none, the hours of its requirements; NULL where neither tells.
reads: [starts]
kept: true
*/
SELECT
    starts.event_id,
    starts.crn,
    starts.disposal_id,
    starts.start_date,
    starts.ended_date,
    coalesce(details.minutes_ordered, required.minutes) AS minutes_ordered,
    details.first_instruction_date,
    coalesce('upw_details:' || details.disposal_id, required.shown) AS shown
FROM starts
LEFT JOIN upw_details AS details ON details.disposal_id = starts.disposal_id
LEFT JOIN (
    SELECT
        requirement.disposal_id,
        CASE
            WHEN bool_and(requirement.length IS NOT NULL AND coalesce(requirement.length_unit, 'H') = 'H')
                THEN CAST(sum(requirement.length * 60) AS INTEGER)
        END AS minutes,
        min('requirement:' || requirement.requirement_id) AS shown
    FROM requirement
    INNER JOIN requirement_kinds ON requirement_kinds.code = requirement.main_category
    WHERE requirement_kinds.unpaid_work
    GROUP BY requirement.disposal_id
) AS required ON required.disposal_id = starts.disposal_id
WHERE starts.start_date IS NOT NULL AND (details.disposal_id IS NOT NULL OR required.disposal_id IS NOT NULL)
