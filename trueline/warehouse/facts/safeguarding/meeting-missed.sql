/*
id: CF-080B
subject: event
title: Child protection or other key meeting missed
rule:
  applies: A meeting with other bodies is recorded between the start and the end.
  "true": "At least one such meeting was not attended, or there was no invitation; or it was one of child protection, and what it decided was not looked at again in the days given."
  unknown: It is not recorded whether a meeting was attended.
  reading: "Looked at again is a review of the case, or a later child protection meeting, after the day of the meeting. Where supervision ended within the days given, nothing is looked for. Before the last day is over it is false. Every meeting in the extract counts as one where the officer was expected."
supports: ["2.3.3"]
needs: [assessment, custody, disposal, event, multi_agency_meeting, release, rmp, sentence_plan]
parameters: [meeting_review_days]
catalogue: [REV-27, REV-28]
source: S2:579, S3:175–176
unknown_without: [multi_agency_meeting.attended]
unit: meetings
says: "Meetings since the start on {start_date} that are recorded as not attended, without an invitation, or, of child protection, with no look again within {meeting_review_days} days: {missed}. The first was on {meeting_date}."
version: 1
*/
WITH child_protection AS (
    SELECT crn, meeting_id, date AS meeting_date
    FROM multi_agency_meeting
    WHERE type IN ('CP_CONFERENCE', 'CORE_GROUP', 'STRATEGY')
),

meetings AS (
    SELECT
        starts.event_id,
        starts.crn,
        meeting.meeting_id,
        meeting.date AS meeting_date,
        add_days(meeting.date, $meeting_review_days) AS due_date,
        coalesce(starts.ended_date, $as_at) AS last_date,
        CASE
            WHEN meeting.invited = 'N' OR meeting.attended = 'N' THEN TRUE
            WHEN meeting.attended = 'Y' THEN FALSE
        END AS is_missed
    FROM starts
    INNER JOIN multi_agency_meeting AS meeting ON meeting.crn = starts.crn AND meeting.date >= starts.start_date
    WHERE meeting.date <= coalesce(starts.ended_date, $as_at)
),

looked AS (
    SELECT meetings.event_id, meetings.meeting_id
    FROM meetings
    INNER JOIN reviews AS review ON review.crn = meetings.crn
    WHERE
        review.review_date > meetings.meeting_date
        AND review.review_date <= meetings.due_date
        AND (review.event_id IS NULL OR review.event_id = meetings.event_id)
    UNION
    SELECT meetings.event_id, meetings.meeting_id
    FROM meetings
    INNER JOIN child_protection AS next ON next.crn = meetings.crn
    WHERE next.meeting_date > meetings.meeting_date AND next.meeting_date <= meetings.due_date
),

told AS (
    SELECT
        meetings.event_id,
        meetings.meeting_date,
        meetings.is_missed
        OR (
            decided.meeting_id IS NOT NULL AND looked.meeting_id IS NULL AND meetings.last_date > meetings.due_date
        ) AS is_missed,
        'multi_agency_meeting:' || meetings.meeting_id AS shown
    FROM meetings
    LEFT JOIN child_protection AS decided ON decided.meeting_id = meetings.meeting_id
    LEFT JOIN looked ON looked.event_id = meetings.event_id AND looked.meeting_id = meetings.meeting_id
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_missed THEN 1 END) AS missed,
        count(CASE WHEN is_missed IS NULL THEN 1 END) AS unclear,
        min(CASE WHEN is_missed THEN meeting_date END) AS meeting_date
    FROM told
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM told
    WHERE coalesce(is_missed, TRUE)
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.missed > 0 OR counted.unclear = 0 AS known,
    counted.missed > 0 AS holds,
    counted.missed AS value,
    shown.shown_by,
    starts.start_date,
    counted.missed,
    counted.meeting_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
