/*
id: CF-029
subject: event
title: Assessed need or risk without an objective
rule:
  applies: "In the latest completed assessment a need is linked to reoffending or severe, or something speaks of risk to children, or the risk of serious harm is at least medium on the day asked about."
  "true": "The sentence plan has no objective for one of these needs, none on safeguarding although something speaks of risk to children, or not both a constructive and a restrictive intervention although the risk is at least medium."
  unknown: "There is no plan; or an objective does not say for which need, of which kind or whether on safeguarding it is, and could be the one; or nothing else applies and nothing tells the risk."
  reading: The latest assessment is that of the person, for whichever sentence. Of several plans the one made last counts.
supports: ["2.2.2", "2.2.3"]
needs: [assessment, assessment_need, custody, disposal, enquiry, event, objective, registration, release, rosh, rosh_group, sentence_plan]
catalogue: [CLS-39, ASM-10, ASM-22, ASM-26, REC-05]
source: S2:551, S2:234, S0:944–945
unknown_without: [sentence_plan.initial_date, objective.criminogenic_need, objective.safeguarding, objective.intervention_kind, rosh.overall_level]
unit: needs, safeguarding and kinds of intervention without an objective
says: "What was assessed and has no objective in the sentence plan of {plan_date}: needs: {needs}; safeguarding of children: {safeguarding}; kinds of intervention: {kinds}."
version: 1
*/
WITH linked AS (
    SELECT starts.event_id, need.section_code, latest.shown
    FROM starts
    INNER JOIN completed_assessments AS latest ON latest.crn = starts.crn AND latest.until IS NULL
    INNER JOIN assessment_need AS need ON need.assessment_pk = latest.assessment_pk
    WHERE need.linked_to_reoffending = 'Y' OR need.severity = 'SEVERE'
),

covered AS (
    SELECT DISTINCT event_id, criminogenic_need
    FROM plan_objectives
),

needs AS (
    SELECT
        linked.event_id,
        min(linked.shown) AS shown,
        count(CASE WHEN covered.event_id IS NULL THEN 1 END) AS uncovered
    FROM linked
    LEFT JOIN covered ON covered.event_id = linked.event_id AND covered.criminogenic_need = linked.section_code
    GROUP BY linked.event_id
),

asked AS (
    SELECT
        starts.event_id,
        plan.plan_date,
        plan.shown AS plan_shown,
        level.shown AS risk_shown,
        needs.event_id IS NOT NULL OR concerned.event_id IS NOT NULL AS has_concern,
        level.risk >= 2 AS is_medium,
        CASE WHEN needs.uncovered > 0 THEN needs.shown END AS need_shown,
        CASE WHEN needs.uncovered > 0 THEN marks.has_unclear_need ELSE FALSE END AS is_need_unclear,
        CASE WHEN concerned.event_id IS NOT NULL THEN marks.is_safeguarding ELSE TRUE END AS is_safeguarding,
        CASE WHEN level.risk >= 2 THEN marks.is_constructive ELSE TRUE END AS is_constructive,
        CASE WHEN level.risk >= 2 THEN marks.is_restrictive ELSE TRUE END AS is_restrictive,
        CASE WHEN NOT marks.has_unclear_need THEN needs.uncovered END AS uncovered
    FROM starts
    LEFT JOIN needs ON needs.event_id = starts.event_id
    LEFT JOIN (SELECT DISTINCT event_id FROM child_concerns_now) AS concerned ON concerned.event_id = starts.event_id
    LEFT JOIN risk_now AS level ON level.crn = starts.crn
    LEFT JOIN sentence_plans_now AS plan ON plan.event_id = starts.event_id
    LEFT JOIN plan_marks AS marks ON marks.event_id = starts.event_id
),

counted AS (
    SELECT
        event_id,
        coalesce(uncovered, 0) AS needs,
        CASE WHEN NOT is_safeguarding THEN 1 ELSE 0 END AS safeguarding,
        CASE WHEN NOT is_constructive THEN 1 ELSE 0 END + CASE WHEN NOT is_restrictive THEN 1 ELSE 0 END AS kinds,
        is_need_unclear OR is_safeguarding IS NULL OR is_constructive IS NULL OR is_restrictive IS NULL AS is_unclear
    FROM asked
),

evidence AS (
    SELECT event_id, plan_shown AS shown FROM asked WHERE plan_shown IS NOT NULL
    UNION
    SELECT event_id, need_shown AS shown FROM asked WHERE need_shown IS NOT NULL
    UNION
    SELECT event_id, risk_shown AS shown FROM asked WHERE NOT coalesce(is_constructive AND is_restrictive, FALSE)
    UNION
    SELECT asked.event_id, concern.shown
    FROM asked
    INNER JOIN child_concerns_now AS concern ON concern.event_id = asked.event_id
    WHERE NOT coalesce(asked.is_safeguarding, FALSE)
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    asked.event_id AS subject,
    CASE WHEN asked.has_concern THEN TRUE ELSE asked.is_medium END AS applies,
    asked.plan_shown IS NOT NULL AS known,
    CASE
        WHEN counted.needs + counted.safeguarding + counted.kinds > 0 THEN TRUE
        WHEN NOT counted.is_unclear THEN FALSE
    END AS holds,
    CASE WHEN asked.plan_shown IS NOT NULL THEN counted.needs + counted.safeguarding + counted.kinds END AS value,
    shown.shown_by,
    asked.plan_date,
    counted.needs,
    counted.safeguarding,
    counted.kinds
FROM asked
INNER JOIN counted ON counted.event_id = asked.event_id
LEFT JOIN shown ON shown.event_id = asked.event_id
