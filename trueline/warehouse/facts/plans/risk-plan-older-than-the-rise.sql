/*
id: CF-072
subject: event
title: Risk management plan older than the rise in risk
rule:
  applies: "A rise in risk was known between the start and the end: an event that raised it, or an assessment with a higher level than the one before."
  "true": After at least one such rise no risk management plan was made or updated on that day or in the days given for it.
  unknown: Only where a table is partial.
  reading: "The rule’s text names the day of the event; we count from the day on which it was known, before which nobody could act. Before the last day is over it is false."
supports: ["2.4.3"]
needs: [assessment, custody, disposal, event, release, rmp, rosh, significant_event]
parameters: [change_days]
catalogue: [REV-04, REV-05, REV-06, EXM-20, REC-02, REC-10, REC-16, REC-23]
source: S2:581, S0:1085–1086, S3:1305–1306
unit: rises in risk
says: "No risk management plan is recorded as made or updated from {rise_date}, when a rise in risk was known, to {due_date}."
version: 1
*/
WITH rises AS (
    SELECT starts.event_id, starts.crn, rise.rise_date, rise.shown
    FROM starts
    INNER JOIN risk_rises AS rise ON rise.crn = starts.crn AND rise.rise_date >= starts.start_date
    WHERE
        (rise.event_id IS NULL OR rise.event_id = starts.event_id)
        AND (starts.ended_date IS NULL OR rise.rise_date <= starts.ended_date)
),

followed AS (
    SELECT
        rises.event_id,
        rises.crn,
        rises.rise_date,
        rises.shown,
        add_days(rises.rise_date, $change_days) AS due_date,
        min(CASE WHEN plan.update_date >= rises.rise_date THEN plan.update_date END) AS next_date,
        max(CASE WHEN plan.update_date < rises.rise_date THEN plan.update_date END) AS last_date
    FROM rises
    LEFT JOIN risk_plan_updates AS plan ON plan.crn = rises.crn
    GROUP BY rises.event_id, rises.crn, rises.rise_date, rises.shown
),

unanswered AS (
    SELECT event_id, crn, rise_date, shown, due_date, last_date
    FROM followed
    WHERE $as_at > due_date AND (next_date IS NULL OR next_date > due_date)
),

counted AS (
    SELECT event_id, count(*) AS rises, min(rise_date) AS rise_date, min(due_date) AS due_date
    FROM unanswered
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM unanswered
    UNION
    SELECT unanswered.event_id, plan.shown
    FROM unanswered
    INNER JOIN risk_plan_updates AS plan ON plan.crn = unanswered.crn AND plan.update_date = unanswered.last_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    risen.event_id IS NOT NULL AS applies,
    TRUE AS known,
    counted.event_id IS NOT NULL AS holds,
    counted.rises AS value,
    shown.shown_by,
    counted.rise_date,
    counted.due_date
FROM starts
LEFT JOIN (SELECT DISTINCT event_id FROM rises) AS risen ON risen.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
