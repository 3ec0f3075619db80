/*
id: CF-059
subject: event
title: No contact before release
rule:
  applies: "Sentenced to custody, and released after the day of sentence, or expected to be."
  "true": "No attended visit, video or phone contact is recorded in the days given before the release, and no Through the Gate service was asked for by then."
  unknown: "A contact in those days may have been one, because its outcome is blank or was entered later, or its type is on no list."
  reading: "Of several releases the latest counts; where there was none, the expected day recorded last. A contact by any member of staff counts, from the sentence on; one on the day of release comes too late. Before that day it is false."
supports: ["2.3.1"]
needs: [contact, custody, disposal, event, key_date, nsi, release]
parameters: [prerelease_days]
catalogue: [INT-25, ASM-31, DEL-33, EXM-24]
source: S1:481, S1:533, S3:2364–2366
unknown_without: [contact.outcome_code, contact.contact_type]
unit: days from the last contact to the release
says: "No attended visit, video or phone contact is recorded in the {prerelease_days} days before the release on {release_date}, and no Through the Gate service."
version: 1
*/
WITH expected AS (
    SELECT
        custody.disposal_id,
        key_date.key_date AS release_date,
        'key_date:' || key_date.custody_id || '/' || key_date.key_date_type AS shown,
        row_number() OVER (
            PARTITION BY custody.disposal_id
            ORDER BY key_date.recorded_at DESC, key_date.key_date DESC, key_date.custody_id DESC
        ) AS place
    FROM key_date
    INNER JOIN custody ON custody.custody_id = key_date.custody_id
    WHERE key_date.key_date_type = 'EXP'
),

leaving AS (
    SELECT
        starts.event_id,
        starts.crn,
        starts.sentence_date,
        coalesce(starts.start_date, expected.release_date) AS release_date,
        CASE WHEN starts.start_date IS NULL THEN expected.shown END AS shown
    FROM starts
    LEFT JOIN expected ON expected.disposal_id = starts.disposal_id AND expected.place = 1
    WHERE starts.is_custodial AND coalesce(starts.start_date, expected.release_date) > starts.sentence_date
),

contacts AS (
    SELECT
        leaving.event_id,
        attendance.contact_date,
        attendance.shown,
        (attendance.is_face_to_face OR attendance.is_call) AND attendance.is_attended AS is_seen,
        add_days(attendance.contact_date, $prerelease_days) >= leaving.release_date AS is_near
    FROM leaving
    INNER JOIN attendance ON attendance.crn = leaving.crn AND attendance.contact_date >= leaving.sentence_date
    WHERE
        attendance.contact_date < leaving.release_date
        AND (attendance.event_id IS NULL OR attendance.event_id = leaving.event_id)
        AND coalesce((attendance.is_face_to_face OR attendance.is_call) AND attendance.is_attended, TRUE)
),

seen AS (
    SELECT
        event_id,
        max(CASE WHEN is_seen THEN contact_date END) AS last_date,
        coalesce(bool_or(is_seen AND is_near), FALSE) AS is_seen,
        coalesce(bool_or(is_seen IS NULL AND is_near), FALSE) AS is_unclear
    FROM contacts
    GROUP BY event_id
),

served AS (
    SELECT DISTINCT leaving.event_id
    FROM leaving
    INNER JOIN nsi ON nsi.crn = leaving.crn AND nsi.referral_date <= leaving.release_date
    WHERE
        nsi.type = 'TTG'
        AND nsi.referral_date >= leaving.sentence_date
        AND (nsi.event_id IS NULL OR nsi.event_id = leaving.event_id)
),

evidence AS (
    SELECT event_id, shown FROM leaving WHERE shown IS NOT NULL
    UNION
    SELECT starts.event_id, 'release:' || release.release_id AS shown
    FROM starts
    INNER JOIN custody ON custody.disposal_id = starts.disposal_id
    INNER JOIN release ON release.custody_id = custody.custody_id AND release.release_date = starts.start_date
    UNION
    SELECT contacts.event_id, contacts.shown
    FROM contacts
    INNER JOIN seen ON seen.event_id = contacts.event_id
    WHERE (contacts.is_seen IS NULL AND contacts.is_near) OR (contacts.is_seen AND contacts.contact_date = seen.last_date)
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    leaving.event_id IS NOT NULL AS applies,
    leaving.release_date > $as_at
    OR served.event_id IS NOT NULL
    OR seen.event_id IS NULL
    OR seen.is_seen
    OR NOT seen.is_unclear AS known,
    leaving.release_date <= $as_at AND served.event_id IS NULL AND NOT coalesce(seen.is_seen, FALSE) AS holds,
    days_between(seen.last_date, leaving.release_date) AS value,
    shown.shown_by,
    leaving.release_date
FROM starts
LEFT JOIN leaving ON leaving.event_id = starts.event_id
LEFT JOIN seen ON seen.event_id = starts.event_id
LEFT JOIN served ON served.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
