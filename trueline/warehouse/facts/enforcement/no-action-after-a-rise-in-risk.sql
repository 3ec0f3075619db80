/*
id: CF-057
subject: event
title: No action after a rise in risk
rule:
  applies: "A rise in risk was known between the start and the end: an event that raised it, or an assessment that raised the level to high or very high."
  "true": "After at least one such rise no breach, recall, change of licence, review or manager’s involvement is recorded on that day or in the days given for it."
  unknown: "None is known to stand without one, but an enforcement action in those days is on no list."
  reading: "We count from the day on which the rise was known. The licence changed where a condition begins, but for those of the first licence, or ends. An assessment that raised the level and is itself a review is one. Before the last day is over it is false."
supports: ["2.3.3"]
needs: [assessment, contact, custody, disposal, enforcement, event, licence_condition, management_oversight, nsi, recall, release, rmp, rosh, sentence_plan, significant_event]
parameters: [risk_act_days]
catalogue: [DEL-21, REC-16]
source: S2:573, S2:95
unknown_without: [enforcement.action_code]
unit: rises in risk without an action
says: "No breach, recall, change of licence, review or manager’s involvement is recorded from {rise_date}, when a rise in risk was known, to {due_date}."
version: 1
*/
WITH rises AS (
    SELECT starts.event_id, starts.crn, risen.rise_date, risen.shown, add_days(risen.rise_date, $risk_act_days) AS due_date
    FROM starts
    INNER JOIN risk_rises AS risen ON risen.crn = starts.crn AND risen.rise_date >= starts.start_date
    WHERE
        (risen.event_id IS NULL OR risen.event_id = starts.event_id)
        AND (starts.ended_date IS NULL OR risen.rise_date <= starts.ended_date)
        AND (risen.risk IS NULL OR risen.risk >= 3)
),

actions AS (
    SELECT crn, event_id, begun_date AS action_date, is_breach AS is_action FROM breaches_begun
    UNION ALL
    SELECT crn, event_id, review_date AS action_date, TRUE AS is_action FROM reviews
    UNION ALL
    SELECT crn, CAST(NULL AS VARCHAR) AS event_id, date AS action_date, TRUE AS is_action FROM management_oversight
    UNION ALL
    SELECT starts.crn, starts.event_id, condition.start_date AS action_date, TRUE AS is_action
    FROM starts
    INNER JOIN licence_condition AS condition ON condition.disposal_id = starts.disposal_id
    WHERE condition.added_reason IS NULL OR condition.added_reason <> 'INITIAL'
    UNION ALL
    SELECT starts.crn, starts.event_id, condition.termination_date AS action_date, TRUE AS is_action
    FROM starts
    INNER JOIN licence_condition AS condition ON condition.disposal_id = starts.disposal_id
),

acted AS (
    SELECT rises.event_id, rises.shown, bool_or(actions.is_action) AS is_acted
    FROM rises
    INNER JOIN actions ON actions.crn = rises.crn AND actions.action_date >= rises.rise_date
    WHERE
        actions.action_date <= rises.due_date
        AND (actions.event_id IS NULL OR actions.event_id = rises.event_id)
    GROUP BY rises.event_id, rises.shown
),

judged AS (
    SELECT
        rises.event_id,
        rises.rise_date,
        rises.due_date,
        rises.shown,
        $as_at > rises.due_date
        AND NOT CASE WHEN acted.event_id IS NULL THEN FALSE ELSE acted.is_acted END AS is_alone
    FROM rises
    LEFT JOIN acted ON acted.event_id = rises.event_id AND acted.shown = rises.shown
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_alone THEN 1 END) AS alone,
        count(CASE WHEN is_alone IS NULL THEN 1 END) AS unclear,
        min(CASE WHEN is_alone THEN rise_date END) AS rise_date,
        min(CASE WHEN is_alone THEN due_date END) AS due_date
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
    counted.event_id IS NOT NULL AS applies,
    counted.alone > 0 OR counted.unclear = 0 AS known,
    counted.alone > 0 AS holds,
    counted.alone AS value,
    shown.shown_by,
    counted.rise_date,
    counted.due_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
