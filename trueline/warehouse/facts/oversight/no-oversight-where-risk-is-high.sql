/*
id: CF-076
subject: event
title: No manager’s involvement where the risk is high
rule:
  applies: "Under supervision, and the risk of serious harm is high or very high, or something speaks of risk to children, or there were as many acceptable absences as call for a manager."
  "true": No manager’s involvement is recorded in the days given, up to the day asked about.
  unknown: "Nothing tells the risk; or outcomes that were entered later, or are on no list, could bring the absences up to that number."
  reading: "Absences are counted from the start, and are the acceptable ones that the limit speaks of. Until supervision has lasted longer than the days given it is false."
supports: ["2.4.3"]
needs: [assessment, contact, custody, disposal, enquiry, event, management_oversight, recall, registration, release, rosh, rosh_group]
parameters: [acceptable_limit, oversight_days]
catalogue: [REV-10, REV-11, ENB-08, ENB-47, EXM-37]
source: S2:588–590, S4:1310–1311, S3:506–510
unknown_without: [rosh.overall_level, contact.outcome_code]
unit: days since a manager’s involvement
says: "No manager’s involvement is recorded in the {oversight_days} days to {as_at}."
version: 1
*/
WITH absent AS (
    SELECT active.event_id, attendance.is_acceptable_absence, attendance.shown
    FROM active_in_community AS active
    INNER JOIN attendance ON attendance.crn = active.crn AND attendance.contact_date >= active.start_date
    WHERE
        (attendance.event_id IS NULL OR attendance.event_id = active.event_id)
        AND coalesce(attendance.is_acceptable_absence, TRUE)
        AND coalesce(attendance.is_appointment, TRUE)
),

counted AS (
    SELECT event_id, count(is_acceptable_absence) AS absences
    FROM absent
    GROUP BY event_id
    HAVING count(*) >= $acceptable_limit
),

looked AS (
    SELECT crn, max(date) AS last_date
    FROM management_oversight
    WHERE date <= $as_at
    GROUP BY crn
),

concerns AS (
    SELECT active.event_id, risk.shown
    FROM active_in_community AS active
    INNER JOIN risk_now AS risk ON risk.crn = active.crn
    WHERE risk.risk >= 3
    UNION
    SELECT event_id, shown FROM child_concerns_now
),

evidence AS (
    SELECT event_id, shown FROM concerns
    UNION
    SELECT absent.event_id, absent.shown
    FROM absent
    INNER JOIN counted ON counted.event_id = absent.event_id
    UNION
    SELECT active.event_id, 'management_oversight:' || oversight.oversight_id AS shown
    FROM active_in_community AS active
    INNER JOIN looked ON looked.crn = active.crn
    INNER JOIN management_oversight AS oversight
        ON oversight.crn = looked.crn AND oversight.date = looked.last_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    active.event_id IS NOT NULL
    AND (
        concerned.event_id IS NOT NULL
        OR CASE WHEN counted.event_id IS NULL THEN FALSE WHEN counted.absences >= $acceptable_limit THEN TRUE END
        OR CASE WHEN risk.crn IS NOT NULL THEN FALSE END
    ) AS applies,
    TRUE AS known,
    days_between(starts.start_date, $as_at) > $oversight_days
    AND coalesce(days_between(looked.last_date, $as_at) > $oversight_days, TRUE) AS holds,
    days_between(looked.last_date, $as_at) AS value,
    shown.shown_by
FROM starts
LEFT JOIN active_in_community AS active ON active.event_id = starts.event_id
LEFT JOIN (SELECT DISTINCT event_id FROM concerns) AS concerned ON concerned.event_id = starts.event_id
LEFT JOIN risk_now AS risk ON risk.crn = starts.crn
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN looked ON looked.crn = starts.crn
LEFT JOIN shown ON shown.event_id = starts.event_id
