/*
id: CF-040
subject: event
title: Initial home visit not recorded
rule:
  applies: "Supervision began, and on that day the risk of serious harm was high or very high, or something spoke of risk to children."
  "true": No attended home visit from the start to the last of the days given for it.
  unknown: "Nothing tells the risk at the start; or a contact in those days may have been the visit, because its outcome is blank or was entered later, or its type is on no list."
  reading: A doorstep visit counts where the parameter says so. Before the last day is over it is false.
supports: ["2.3.3"]
needs: [assessment, contact, custody, disposal, enquiry, event, registration, release, rosh, rosh_group]
parameters: [hv_initial_days, doorstep_counts]
catalogue: [DEL-01, DEL-02, ENB-48, EXM-09, REC-17]
source: S2:572, S1:135
unknown_without: [rosh.overall_level, contact.outcome_code, contact.contact_type]
unit: days from start to the first visit
says: "No attended home visit is recorded from {start_date} to {due_date}, {hv_initial_days} days after the start."
version: 1
*/
WITH begun AS (
    SELECT starts.event_id, starts.crn, starts.start_date, add_days(starts.start_date, $hv_initial_days) AS due_date, level.risk, level.shown
    FROM starts
    LEFT JOIN risk_at_start AS level ON level.event_id = starts.event_id
),

concerns AS (
    SELECT DISTINCT begun.event_id, child.shown
    FROM begun
    INNER JOIN child_concerns AS child ON child.crn = begun.crn AND child.since <= begun.start_date
    WHERE child.until IS NULL OR child.until > begun.start_date
),

visits AS (
    SELECT
        begun.event_id,
        begun.due_date,
        attendance.contact_date,
        attendance.shown,
        attendance.is_home OR (attendance.is_doorstep AND $doorstep_counts = 1) AS is_visit,
        attendance.is_attended
    FROM begun
    INNER JOIN attendance ON attendance.crn = begun.crn AND attendance.contact_date >= begun.start_date
    WHERE
        coalesce(attendance.is_home OR (attendance.is_doorstep AND $doorstep_counts = 1), TRUE)
        AND (attendance.is_home IS NOT NULL OR coalesce(attendance.is_attended, TRUE))
),

visited AS (
    SELECT
        event_id,
        min(CASE WHEN is_visit AND is_attended THEN contact_date END) AS first_date,
        coalesce(bool_or(contact_date <= due_date AND (is_visit IS NULL OR is_attended IS NULL)), FALSE) AS is_unclear
    FROM visits
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM concerns
    UNION
    SELECT event_id, shown FROM begun WHERE risk >= 3
    UNION
    SELECT visits.event_id, visits.shown
    FROM visits
    INNER JOIN visited ON visited.event_id = visits.event_id
    WHERE visits.contact_date <= visits.due_date OR (visits.contact_date = visited.first_date AND visits.is_visit)
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    begun.event_id AS subject,
    CASE
        WHEN begun.start_date IS NULL THEN FALSE
        WHEN concerned.event_id IS NOT NULL THEN TRUE
        ELSE begun.risk >= 3
    END AS applies,
    $as_at <= begun.due_date OR visited.first_date <= begun.due_date OR NOT coalesce(visited.is_unclear, FALSE) AS known,
    $as_at > begun.due_date AND (visited.first_date IS NULL OR visited.first_date > begun.due_date) AS holds,
    days_between(begun.start_date, visited.first_date) AS value,
    shown.shown_by,
    begun.start_date,
    begun.due_date
FROM begun
LEFT JOIN (SELECT DISTINCT event_id FROM concerns) AS concerned ON concerned.event_id = begun.event_id
LEFT JOIN visited ON visited.event_id = begun.event_id
LEFT JOIN shown ON shown.event_id = begun.event_id
