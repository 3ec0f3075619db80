/*
id: CF-044
subject: event
title: Remote contact only
rule:
  applies: Under supervision in the community.
  "true": "From one offered face-to-face contact to the next, from the start to the first, or from the last to the day asked about, at least as many days passed as the limit."
  unknown: Only by a contact of a type that is on no list could the time be shorter.
  reading: "A contact counts as offered whatever came of it, and under another sentence of the person too. The rule does not ask that there was remote contact; how many there were is told."
supports: ["2.3.3"]
needs: [contact, custody, disposal, event, recall, release]
parameters: [remote_days]
catalogue: [SYS-45, DEL-08, EXM-41]
source: S4:2242–2243, S4:744–745
unknown_without: [contact.contact_type]
unit: days without an offered face-to-face contact
says: "No face-to-face contact is recorded as offered between {since} and {until}, {days} days; {remote} remote contacts are."
version: 1
*/
WITH unoffered AS (
    SELECT event_id, crn, since, until, days, certain_days
    FROM face_to_face_gaps
    WHERE kind = 'offered' AND days >= $remote_days
),

shown AS (
    SELECT
        unoffered.event_id,
        count(CASE WHEN attendance.is_remote THEN 1 END) AS remote,
        list_sort(list(attendance.shown)) AS shown_by
    FROM unoffered
    INNER JOIN attendance
        ON attendance.crn = unoffered.crn
        AND attendance.contact_date >= unoffered.since
        AND attendance.contact_date <= unoffered.until
    WHERE coalesce(attendance.is_face_to_face OR attendance.is_remote, TRUE)
    GROUP BY unoffered.event_id
)

SELECT
    starts.event_id AS subject,
    active.event_id IS NOT NULL AS applies,
    unoffered.event_id IS NULL OR unoffered.certain_days >= $remote_days AS known,
    unoffered.event_id IS NOT NULL AS holds,
    unoffered.days AS value,
    shown.shown_by,
    unoffered.since,
    unoffered.until,
    unoffered.days,
    coalesce(shown.remote, 0) AS remote
FROM starts
LEFT JOIN active_in_community AS active ON active.event_id = starts.event_id
LEFT JOIN unoffered ON unoffered.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
