/*
id: CF-042
subject: event
title: Not seen face to face
rule:
  applies: Under supervision in the community.
  "true": "Between two attended face-to-face contacts, from the start to the first, or from the last to the day asked about, more days passed than the limit."
  unknown: "Only by a contact that may have been attended face to face, because its outcome is blank or was entered later, or a code is on no list, could the time be shorter."
  reading: A contact under another sentence of the person counts. The value can be held against bands of 28, 56 and 90 days.
supports: ["2.3.1"]
needs: [contact, custody, disposal, event, recall, release]
parameters: [unseen_days]
catalogue: [SYS-44, DEL-07, DEL-09, EXM-34, EXM-40]
source: S4:1067–1068, S4:1844–1845, S4:2136–2137
unknown_without: [contact.outcome_code, contact.contact_type]
unit: days without an attended face-to-face contact
says: "No attended face-to-face contact is recorded between {since} and {until}, {days} days."
version: 1
*/
WITH unseen AS (
    SELECT event_id, crn, since, until, days, certain_days
    FROM face_to_face_gaps
    WHERE kind = 'attended' AND days > $unseen_days
),

shown AS (
    SELECT unseen.event_id, list_sort(list(contact.shown)) AS shown_by
    FROM unseen
    INNER JOIN face_to_face_contacts AS contact
        ON contact.crn = unseen.crn AND contact.contact_date >= unseen.since AND contact.contact_date <= unseen.until
    WHERE coalesce(contact.is_face_to_face AND contact.is_attended, TRUE)
    GROUP BY unseen.event_id
)

SELECT
    starts.event_id AS subject,
    active.event_id IS NOT NULL AS applies,
    unseen.event_id IS NULL OR unseen.certain_days > $unseen_days AS known,
    unseen.event_id IS NOT NULL AS holds,
    unseen.days AS value,
    shown.shown_by,
    unseen.since,
    unseen.until,
    unseen.days
FROM starts
LEFT JOIN active_in_community AS active ON active.event_id = starts.event_id
LEFT JOIN unseen ON unseen.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
