/*
id: CF-073
subject: event
title: Done only after the announcement
rule:
  applies: An announcement had been made by the day asked about, and supervision began before it.
  "true": "For at least one of reviews, managers’ involvement and face-to-face contacts: nothing of it was entered before the announcement, though more time had passed since the start than is given for it, and something was entered from that day on."
  unknown: It is not recorded when an entry was made; or a contact may have been one face to face, because its outcome is blank or was entered later, or its type is on no list.
  reading: "An entry closes a gap where its kind of work was due by the announcement and nothing of it had been entered. What counts is the day on which an entry was made, whatever the day it is dated; for a plan, the day of its last change."
supports: ["2.4"]
needs: [assessment, contact, custody, disposal, event, management_oversight, release, rmp, sentence_plan]
parameters: [oversight_days, review_months, unseen_days]
catalogue: [REV-09, INS-43, EXM-40, EXM-41]
source: S4:1305–1306, S4:2142–2144, S4:2246–2248
unknown_without: [contact.created_at, contact.outcome_code, management_oversight.created_at]
unit: kinds of work
says: "Recorded only from the announcement on {announcement_date}: {kinds} of reviews, managers’ involvement and face-to-face contacts. Supervision began on {start_date}."
version: 1
*/
WITH supervised AS (
    SELECT event_id, crn, start_date
    FROM starts
    WHERE start_date < $announcement_date AND $announcement_date <= $as_at
),

entries AS (
    SELECT
        supervised.event_id,
        'review' AS kind,
        add_months(supervised.start_date, $review_months) AS due_date,
        review.entered_date,
        TRUE AS is_done,
        review.shown
    FROM supervised
    INNER JOIN reviews AS review ON review.crn = supervised.crn AND review.review_date >= supervised.start_date
    WHERE review.event_id IS NULL OR review.event_id = supervised.event_id
    UNION ALL
    SELECT
        supervised.event_id,
        'oversight' AS kind,
        add_days(supervised.start_date, $oversight_days) AS due_date,
        CAST(oversight.created_at AS DATE) AS entered_date,
        TRUE AS is_done,
        'management_oversight:' || oversight.oversight_id AS shown
    FROM supervised
    INNER JOIN management_oversight AS oversight
        ON oversight.crn = supervised.crn AND oversight.date >= supervised.start_date
    UNION ALL
    SELECT
        supervised.event_id,
        'face to face' AS kind,
        add_days(supervised.start_date, $unseen_days) AS due_date,
        attendance.created_date AS entered_date,
        attendance.is_attended AND attendance.is_face_to_face AS is_done,
        attendance.shown
    FROM supervised
    INNER JOIN attendance ON attendance.crn = supervised.crn AND attendance.contact_date >= supervised.start_date
    WHERE
        (attendance.event_id IS NULL OR attendance.event_id = supervised.event_id)
        AND coalesce(attendance.is_attended AND attendance.is_face_to_face, TRUE)
),

kinds AS (
    SELECT
        event_id,
        kind,
        count(CASE WHEN is_done AND entered_date < $announcement_date THEN 1 END) AS before,
        count(CASE WHEN is_done AND entered_date >= $announcement_date THEN 1 END) AS after,
        count(CASE WHEN coalesce(entered_date < $announcement_date, TRUE) THEN 1 END) AS maybe_before,
        count(CASE WHEN coalesce(entered_date >= $announcement_date, TRUE) THEN 1 END) AS maybe_after
    FROM entries
    WHERE due_date < $announcement_date
    GROUP BY event_id, kind
),

told AS (
    SELECT event_id, kind, CASE WHEN after > 0 AND maybe_before = 0 THEN TRUE END AS is_late
    FROM kinds
    WHERE before = 0 AND maybe_after > 0
),

counted AS (
    SELECT event_id, count(is_late) AS kinds
    FROM told
    GROUP BY event_id
),

shown AS (
    SELECT entries.event_id, list_sort(list(entries.shown)) AS shown_by
    FROM entries
    INNER JOIN told ON told.event_id = entries.event_id AND told.kind = entries.kind
    WHERE coalesce(entries.entered_date >= $announcement_date, TRUE)
    GROUP BY entries.event_id
)

SELECT
    starts.event_id AS subject,
    supervised.event_id IS NOT NULL AS applies,
    counted.event_id IS NULL OR counted.kinds > 0 AS known,
    counted.event_id IS NOT NULL AS holds,
    counted.kinds AS value,
    shown.shown_by,
    counted.kinds,
    starts.start_date
FROM starts
LEFT JOIN supervised ON supervised.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
