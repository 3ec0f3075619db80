/*
id: ordered_work
says: Each rehabilitation activity, programme and unpaid work that was ordered, and from when to when it was outstanding. It is so until the days or hours ordered were attended, or until its requirement or the sentence ended.
reads: [attendance, starts]
kept: true
*/
WITH required AS (
    SELECT
        starts.event_id,
        starts.crn,
        starts.disposal_id,
        requirement.requirement_id,
        requirement.start_date,
        coalesce(requirement.termination_date, starts.ended_date) AS ended_date,
        CASE WHEN requirement.main_category = 'F' THEN requirement.length END AS days_ordered,
        CASE WHEN kinds.unpaid_work THEN coalesce(details.minutes_ordered, requirement.length * 60) END AS minutes_ordered
    FROM starts
    INNER JOIN requirement ON requirement.disposal_id = starts.disposal_id
    INNER JOIN requirement_kinds AS kinds ON kinds.code = requirement.main_category
    LEFT JOIN upw_details AS details ON details.disposal_id = starts.disposal_id
    WHERE requirement.main_category = 'F' OR kinds.unpaid_work OR kinds.programme
),

days AS (
    SELECT DISTINCT required.requirement_id, required.days_ordered, attendance.contact_date
    FROM required
    INNER JOIN attendance ON attendance.crn = required.crn AND attendance.contact_date >= required.start_date
    WHERE
        required.days_ordered IS NOT NULL
        AND (attendance.event_id IS NULL OR attendance.event_id = required.event_id)
        AND attendance.is_activity
        AND attendance.is_attended
        AND attendance.is_compliant
),

numbered AS (
    SELECT
        requirement_id,
        days_ordered,
        contact_date,
        row_number() OVER (PARTITION BY requirement_id ORDER BY contact_date) AS number
    FROM days
),

worked AS (
    SELECT
        disposal_id,
        appointment_date,
        sum(minutes_credited) OVER (PARTITION BY disposal_id ORDER BY appointment_date) AS minutes
    FROM upw_appointment
    WHERE appointment_date <= $as_at
),

done AS (
    SELECT requirement_id, min(contact_date) AS done_date
    FROM numbered
    WHERE number >= days_ordered
    GROUP BY requirement_id
    UNION ALL
    SELECT required.requirement_id, min(worked.appointment_date) AS done_date
    FROM required
    INNER JOIN worked ON worked.disposal_id = required.disposal_id
    WHERE worked.minutes >= required.minutes_ordered
    GROUP BY required.requirement_id
)

SELECT
    required.event_id,
    required.start_date AS since,
    CASE
        WHEN required.ended_date IS NULL OR done.done_date < required.ended_date THEN done.done_date
        ELSE required.ended_date
    END AS until,
    'requirement:' || required.requirement_id AS shown
FROM required
LEFT JOIN done ON done.requirement_id = required.requirement_id
