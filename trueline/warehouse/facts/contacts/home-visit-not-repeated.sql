/*
id: CF-041
subject: event
title: Home visit not repeated
rule:
  applies: "A home visit was attended, the days given for the next have passed since the first, and at the start the risk of serious harm was high or very high, or something spoke of risk to children."
  "true": No further home visit was attended in the days given for it after the last.
  unknown: "Nothing tells the risk at the start; or a contact may have been a visit, because its outcome is blank or was entered later, or its type is on no list."
  reading: "The initial visit is the one that is called for by risk or a child, as the catalogue has it. Days are counted up to the end of supervision. A doorstep visit is none."
supports: ["2.3.3"]
needs: [assessment, contact, custody, disposal, enquiry, event, registration, release, rosh, rosh_group]
parameters: [hv_repeat_days]
catalogue: [DEL-01, EXM-09, REC-17]
source: S2:572
unknown_without: [rosh.overall_level, contact.outcome_code, contact.contact_type]
unit: days since the last visit
says: "No attended home visit is recorded in the {hv_repeat_days} days after that of {last_date}."
version: 1
*/
WITH concerned AS (
    SELECT DISTINCT starts.event_id
    FROM starts
    INNER JOIN child_concerns AS child ON child.crn = starts.crn AND child.since <= starts.start_date
    WHERE child.until IS NULL OR child.until > starts.start_date
),

visits AS (
    SELECT
        starts.event_id,
        contact.contact_date,
        contact.is_home AND contact.is_attended AS is_sure,
        contact.shown
    FROM starts
    INNER JOIN face_to_face_contacts AS contact ON contact.crn = starts.crn AND contact.contact_date >= starts.start_date
    WHERE
        coalesce(contact.is_home AND contact.is_attended, TRUE)
        AND (starts.ended_date IS NULL OR contact.contact_date <= starts.ended_date)
),

visited AS (
    SELECT
        event_id,
        min(CASE WHEN is_sure THEN contact_date END) AS first_date,
        max(CASE WHEN is_sure THEN contact_date END) AS last_date,
        min(contact_date) AS perhaps_first_date,
        max(contact_date) AS perhaps_last_date
    FROM visits
    GROUP BY event_id
),

shown AS (
    SELECT visits.event_id, list_sort(list(visits.shown)) AS shown_by
    FROM visits
    INNER JOIN visited ON visited.event_id = visits.event_id
    WHERE visited.last_date IS NULL OR visits.contact_date >= visited.last_date
    GROUP BY visits.event_id
),

judged AS (
    SELECT
        starts.event_id,
        coalesce(starts.ended_date, $as_at) AS until,
        CASE WHEN concerned.event_id IS NOT NULL THEN TRUE ELSE level.risk >= 3 END AS is_called_for
    FROM starts
    LEFT JOIN concerned ON concerned.event_id = starts.event_id
    LEFT JOIN risk_at_start AS level ON level.event_id = starts.event_id
)

SELECT
    judged.event_id AS subject,
    judged.is_called_for AND CASE
        WHEN judged.until > add_days(visited.first_date, $hv_repeat_days) THEN TRUE
        WHEN judged.until > add_days(visited.perhaps_first_date, $hv_repeat_days) THEN NULL
        ELSE FALSE
    END AS applies,
    judged.until > add_days(visited.perhaps_last_date, $hv_repeat_days)
    OR judged.until <= add_days(visited.last_date, $hv_repeat_days) AS known,
    judged.until > add_days(visited.last_date, $hv_repeat_days) AS holds,
    days_between(visited.last_date, judged.until) AS value,
    shown.shown_by,
    visited.last_date
FROM judged
LEFT JOIN visited ON visited.event_id = judged.event_id
LEFT JOIN shown ON shown.event_id = judged.event_id
