/*
id: CF-065B
subject: event
title: Notes without the CRISSA structure
rule:
  applies: "Since the start an officer who held the case saw the person, or spoke with them by phone or video, at least once."
  "true": Of less than the share given the notes are structured.
  unknown: It rests on notes of which nobody says whether they are structured.
  reading: "An officer is whoever holds or held the case in the community. A contact not known to have been attended, or of a type on no list, is left out."
supports: ["1.4"]
needs: [contact, custody, disposal, event, order_manager, release]
parameters: [crissa_share]
catalogue: [SYS-41]
source: S0:680–683, S0:1572–1574
unknown_without: [contact.crissa_structured]
unit: structured notes
says: "Of {contacts} attended contacts with the officer since {start_date}, {structured} have notes in the CRISSA structure."
version: 1
*/
WITH officers AS (
    SELECT DISTINCT starts.event_id, starts.crn, starts.start_date, holder.staff_code
    FROM starts
    INNER JOIN order_manager AS holder ON holder.event_id = starts.event_id
    WHERE holder.role = 'COM' AND holder.allocation_date <= $as_at
),

notes AS (
    SELECT
        officers.event_id,
        attendance.shown,
        CASE attendance.crissa_structured WHEN 'Y' THEN TRUE WHEN 'N' THEN FALSE END AS is_structured
    FROM officers
    INNER JOIN attendance ON attendance.crn = officers.crn AND attendance.staff_code = officers.staff_code
    WHERE
        attendance.contact_date >= officers.start_date
        AND (attendance.event_id IS NULL OR attendance.event_id = officers.event_id)
        AND attendance.is_attended
        AND (attendance.is_face_to_face OR attendance.is_call)
),

counted AS (
    SELECT
        event_id,
        count(*) AS contacts,
        count(CASE WHEN is_structured THEN 1 END) AS structured,
        count(CASE WHEN is_structured IS NULL THEN 1 END) AS unclear
    FROM notes
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM notes
    WHERE NOT coalesce(is_structured, FALSE)
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    (counted.structured + counted.unclear) * 100 < $crissa_share * counted.contacts
    OR counted.structured * 100 >= $crissa_share * counted.contacts AS known,
    (counted.structured + counted.unclear) * 100 < $crissa_share * counted.contacts AS holds,
    counted.structured AS value,
    shown.shown_by,
    counted.structured,
    counted.contacts,
    starts.start_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
