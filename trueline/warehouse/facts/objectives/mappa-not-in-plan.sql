/*
id: CF-029B
subject: event
title: MAPPA not in the plan
rule:
  applies: Registered for MAPPA at level 1 or higher on the day asked about.
  "true": The sentence plan has no objective on MAPPA; or an action of a MAPPA meeting is not in the plan more than the days given for it after the meeting.
  unknown: The level is not known; or an objective does not say whether it is on MAPPA, or whether an action is in the plan is not known, and nothing else tells it.
  reading: Without a plan there is no objective. Of several plans the one made last counts. Meetings count from the day of sentence. Actions are compared only where they were sent.
supports: ["2.2.3"]
needs: [custody, disposal, event, multi_agency_action, multi_agency_meeting, objective, registration, release, sentence_plan]
parameters: [action_days]
catalogue: [CLS-10, ASM-23]
source: S2:552, S2:564
unknown_without: [registration.level, objective.mappa, multi_agency_action.in_plan]
reduced_without: [multi_agency_action]
unit: actions not in the plan
says: "Registered for MAPPA from {start_date}: the sentence plan holds no objective on it, or not every action of a meeting; actions not in the plan: {missing}."
version: 1
*/
WITH actions AS (
    SELECT
        starts.event_id,
        'multi_agency_action:' || action.action_id AS shown,
        CASE action.in_plan WHEN 'Y' THEN TRUE WHEN 'N' THEN FALSE END AS is_planned
    FROM starts
    INNER JOIN multi_agency_meeting AS meeting ON meeting.crn = starts.crn AND meeting.date >= starts.sentence_date
    INNER JOIN multi_agency_action AS action ON action.meeting_id = meeting.meeting_id
    WHERE meeting.type = 'MAPPA' AND add_days(meeting.date, $action_days) < $as_at
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN NOT is_planned THEN 1 END) AS missing,
        count(CASE WHEN is_planned IS NULL THEN 1 END) AS unclear
    FROM actions
    GROUP BY event_id
),

managed AS (
    SELECT
        starts.event_id,
        mappa.start_date,
        mappa.level,
        mappa.shown,
        plan.shown AS plan_shown,
        CASE WHEN plan.event_id IS NULL THEN FALSE ELSE marks.is_mappa END AS is_planned,
        coalesce(counted.missing, 0) AS missing,
        coalesce(counted.unclear, 0) AS unclear
    FROM starts
    INNER JOIN mappa_now AS mappa ON mappa.crn = starts.crn
    LEFT JOIN sentence_plans_now AS plan ON plan.event_id = starts.event_id
    LEFT JOIN plan_marks AS marks ON marks.event_id = starts.event_id
    LEFT JOIN counted ON counted.event_id = starts.event_id
),

evidence AS (
    SELECT event_id, shown FROM managed
    UNION
    SELECT event_id, plan_shown AS shown
    FROM managed
    WHERE plan_shown IS NOT NULL AND NOT coalesce(is_planned, FALSE)
    UNION
    SELECT event_id, shown FROM actions WHERE NOT coalesce(is_planned, FALSE)
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE WHEN managed.event_id IS NULL THEN FALSE ELSE managed.level >= 1 END AS applies,
    TRUE AS known,
    CASE
        WHEN NOT managed.is_planned OR managed.missing > 0 THEN TRUE
        WHEN managed.is_planned AND managed.unclear = 0 THEN FALSE
    END AS holds,
    managed.missing AS value,
    shown.shown_by,
    managed.start_date,
    managed.missing
FROM starts
LEFT JOIN managed ON managed.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
