/*
id: CF-047
subject: event
title: Requirement or planned work not begun
rule:
  applies: "Supervision began, and there is a requirement that is not restrictive, or an objective that names an intervention."
  "true": "At least one of these has neither a start nor an attended contact linked to it in the days given for it."
  unknown: "Only contacts that may have been attended, because the outcome is blank or was entered later, or a code is on no list, could be its beginning."
  reading: "Days run from the start, or from the later day of the requirement or the plan. What ended by then is not late. Before the last day is over it is false. A contact that is linked to none is no beginning; one that is no appointment must be known to be attended."
supports: ["2.3.2"]
needs: [contact, custody, disposal, event, objective, release, requirement, sentence_plan]
parameters: [req_days]
catalogue: [SEN-22, ASM-11, ASM-12, DEL-39, DEL-40, EXM-40]
source: S2:465, S4:251–253, S4:2138–2140, S1:469
unknown_without: [contact.outcome_code, contact.contact_type]
unit: requirements and interventions not begun
says: "{waiting} of {items} requirements and planned interventions have neither a start nor an attended contact recorded in their first {req_days} days."
version: 1
*/
WITH items AS (
    SELECT
        starts.event_id,
        'requirement:' || requirement.requirement_id AS item,
        requirement.commencement_date AS begun_date,
        coalesce(requirement.termination_date, starts.ended_date) AS ended_date,
        add_days(greatest(starts.start_date, requirement.start_date), $req_days) AS due_date
    FROM starts
    INNER JOIN requirement ON requirement.disposal_id = starts.disposal_id
    WHERE starts.start_date IS NOT NULL AND requirement.restrictive <> 'Y'
    UNION ALL
    SELECT
        starts.event_id,
        'objective:' || objective.objective_id AS item,
        CAST(NULL AS DATE) AS begun_date,
        starts.ended_date,
        add_days(greatest(starts.start_date, coalesce(plan.initial_date, starts.start_date)), $req_days) AS due_date
    FROM starts
    INNER JOIN sentence_plan AS plan ON plan.event_id = starts.event_id
    INNER JOIN objective ON objective.plan_pk = plan.plan_pk
    WHERE starts.start_date IS NOT NULL AND objective.intervention IS NOT NULL
),

linked AS (
    SELECT 'requirement:' || requirement_id AS item, contact_date, is_attended, shown
    FROM attendance
    WHERE requirement_id IS NOT NULL AND coalesce(is_attended, is_appointment, TRUE)
    UNION ALL
    SELECT 'objective:' || objective_id AS item, contact_date, is_attended, shown
    FROM attendance
    WHERE objective_id IS NOT NULL AND coalesce(is_attended, is_appointment, TRUE)
),

late AS (
    SELECT items.event_id, items.item, items.due_date, count(linked.shown) > 0 AS is_perhaps_begun
    FROM items
    LEFT JOIN linked ON linked.item = items.item AND linked.contact_date <= items.due_date
    WHERE
        items.due_date < $as_at
        AND (items.ended_date IS NULL OR items.ended_date > items.due_date)
        AND (items.begun_date IS NULL OR items.begun_date > items.due_date)
    GROUP BY items.event_id, items.item, items.due_date
    HAVING NOT bool_or(coalesce(linked.is_attended, FALSE))
),

counted AS (
    SELECT
        items.event_id,
        count(*) AS items,
        count(CASE WHEN NOT late.is_perhaps_begun THEN 1 END) AS waiting,
        count(CASE WHEN late.is_perhaps_begun THEN 1 END) AS unclear
    FROM items
    LEFT JOIN late ON late.event_id = items.event_id AND late.item = items.item
    GROUP BY items.event_id
),

evidence AS (
    SELECT event_id, item AS shown FROM late
    UNION
    SELECT late.event_id, linked.shown
    FROM late
    INNER JOIN linked ON linked.item = late.item AND linked.contact_date <= late.due_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.waiting > 0 OR counted.unclear = 0 AS known,
    counted.waiting > 0 AS holds,
    counted.waiting AS value,
    shown.shown_by,
    counted.waiting,
    counted.items
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
