/*
id: CF-056
subject: event
title: No appointment after enforcement
rule:
  applies: "Between the start and the end of the sentence a warning letter was sent, or a breach or a recall was begun."
  "true": After at least one of these no appointment was offered in the days given.
  unknown: "None is known to stand without one, but an action, or the type of a contact in those days, is on no list."
  reading: "Any appointment after the day of the action counts, kept or not. Before the last day is over it is false."
supports: ["2.3.1"]
needs: [contact, custody, disposal, enforcement, event, nsi, release]
parameters: [reengage_days]
catalogue: [SEN-23, DEL-24, EXM-04, EXM-06]
source: S0:973–974, S1:529, S2:265, S3:1803–1804
unknown_without: [enforcement.action_code, contact.contact_type]
unit: actions without an appointment after them
says: "After {alone} of {actions} warning letters, breaches and recalls since {start_date} no appointment is recorded in the {reengage_days} days that followed."
version: 1
*/
WITH actions AS (
    SELECT
        starts.event_id,
        starts.crn,
        acted.action_date,
        acted.shown,
        acted.action IN ('BRE', 'REC') OR codes.warning OR codes.breach AS is_action
    FROM starts
    INNER JOIN enforcement_actions AS acted ON acted.crn = starts.crn AND acted.action_date >= starts.start_date
    LEFT JOIN enforcement_codes AS codes ON codes.code = acted.action
    WHERE
        (acted.event_id IS NULL OR acted.event_id = starts.event_id)
        AND (starts.ended_date IS NULL OR acted.action_date < starts.ended_date)
        AND coalesce(acted.action IN ('BRE', 'REC') OR codes.warning OR codes.breach, TRUE)
),

offered AS (
    SELECT actions.event_id, actions.shown, bool_or(attendance.is_appointment) AS is_offered
    FROM actions
    INNER JOIN attendance ON attendance.crn = actions.crn AND attendance.contact_date > actions.action_date
    WHERE
        attendance.contact_date <= add_days(actions.action_date, $reengage_days)
        AND (attendance.event_id IS NULL OR attendance.event_id = actions.event_id)
        AND coalesce(attendance.is_appointment, TRUE)
    GROUP BY actions.event_id, actions.shown
),

judged AS (
    SELECT
        actions.event_id,
        actions.shown,
        actions.is_action,
        actions.is_action
        AND $as_at > add_days(actions.action_date, $reengage_days)
        AND NOT CASE WHEN offered.event_id IS NULL THEN FALSE ELSE offered.is_offered END AS is_alone
    FROM actions
    LEFT JOIN offered ON offered.event_id = actions.event_id AND offered.shown = actions.shown
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_action THEN 1 END) AS actions,
        count(CASE WHEN is_alone THEN 1 END) AS alone,
        count(CASE WHEN is_alone IS NULL THEN 1 END) AS unclear
    FROM judged
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM judged
    WHERE coalesce(is_alone, TRUE)
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE WHEN counted.actions > 0 THEN TRUE WHEN counted.event_id IS NULL THEN FALSE END AS applies,
    counted.alone > 0 OR counted.unclear = 0 AS known,
    counted.alone > 0 AS holds,
    counted.alone AS value,
    shown.shown_by,
    counted.alone,
    counted.actions,
    starts.start_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
