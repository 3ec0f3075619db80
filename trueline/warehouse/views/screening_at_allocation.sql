/*
id: screening_at_allocation
says: The screening on which the first allocation of each event could rest. It is the last by that day; where there was none, the first after it; without an allocation, the last.
reads: [first_allocations, screenings]
kept: true
*/
WITH dated AS (
    SELECT
        screenings.event_id,
        screenings.assessment_pk,
        days_between(screenings.screened_date, coalesce(decided.decision_date, $as_at)) AS days_before
    FROM screenings
    LEFT JOIN first_allocations AS decided ON decided.event_id = screenings.event_id
),

ordered AS (
    SELECT
        event_id,
        assessment_pk,
        row_number() OVER (
            PARTITION BY event_id
            ORDER BY CASE WHEN days_before >= 0 THEN 0 ELSE 1 END, abs(days_before), assessment_pk DESC
        ) AS place
    FROM dated
)

SELECT
    screenings.event_id,
    screenings.assessment_type,
    screenings.screened_date,
    screenings.screening_flags,
    screenings.full_required,
    screenings.full_completed_date,
    screenings.override,
    screenings.overall_level,
    screenings.shown
FROM ordered
INNER JOIN screenings
    ON screenings.event_id = ordered.event_id AND screenings.assessment_pk = ordered.assessment_pk
WHERE ordered.place = 1
