/*
id: CF-051
subject: event
title: Third acceptable absence without a manager
rule:
  applies: At least as many acceptable absences since the start as call for a manager.
  "true": No manager’s involvement is recorded from the day of the last of these to the end of the days given for it.
  unknown: Outcomes that were entered later, or are on no list, could bring the absences up to that number.
  reading: "Absences are counted from the start. An involvement on the day of the absence counts. An appointment without any outcome is no absence here: another fact points to it. Before the last day is over it is false."
supports: ["2.3.1"]
needs: [contact, custody, disposal, event, management_oversight, release]
parameters: [acceptable_limit, absence_oversight_days]
catalogue: [DEL-16, REV-13, REC-29]
source: S4:2235–2236, S3:1800–1801
unknown_without: [contact.outcome_code]
unit: acceptable absences
says: "{absences} acceptable absences by {third_date}, and no manager’s involvement recorded from then to {due_date}."
version: 1
*/
WITH absent AS (
    SELECT
        starts.event_id,
        starts.crn,
        attendance.contact_date,
        attendance.shown,
        attendance.is_acceptable_absence,
        row_number() OVER (
            PARTITION BY starts.event_id, attendance.is_acceptable_absence
            ORDER BY attendance.contact_date, attendance.contact_id
        ) AS number
    FROM starts
    INNER JOIN attendance ON attendance.crn = starts.crn AND attendance.contact_date >= starts.start_date
    WHERE
        (attendance.event_id IS NULL OR attendance.event_id = starts.event_id)
        AND coalesce(attendance.is_acceptable_absence, TRUE)
        AND coalesce(attendance.is_appointment, TRUE)
),

counted AS (
    SELECT
        event_id,
        crn,
        count(CASE WHEN is_acceptable_absence THEN 1 END) AS absences,
        count(CASE WHEN is_acceptable_absence IS NULL THEN 1 END) AS unclear,
        max(CASE WHEN is_acceptable_absence AND number = $acceptable_limit THEN contact_date END) AS third_date,
        list_sort(list(shown)) AS shown_by
    FROM absent
    GROUP BY event_id, crn
),

overseen AS (
    SELECT DISTINCT counted.event_id
    FROM counted
    INNER JOIN management_oversight AS oversight ON oversight.crn = counted.crn AND oversight.date >= counted.third_date
    WHERE oversight.date <= add_days(counted.third_date, $absence_oversight_days)
)

SELECT
    starts.event_id AS subject,
    CASE
        WHEN coalesce(counted.absences, 0) >= $acceptable_limit THEN TRUE
        WHEN coalesce(counted.absences + counted.unclear, 0) < $acceptable_limit THEN FALSE
    END AS applies,
    TRUE AS known,
    overseen.event_id IS NULL AND $as_at > add_days(counted.third_date, $absence_oversight_days) AS holds,
    counted.absences AS value,
    counted.shown_by,
    counted.absences,
    counted.third_date,
    add_days(counted.third_date, $absence_oversight_days) AS due_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN overseen ON overseen.event_id = starts.event_id
