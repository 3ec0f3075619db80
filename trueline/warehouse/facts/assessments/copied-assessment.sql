/*
id: CF-028
subject: event
title: Assessment copied without a change
rule:
  applies: The latest completed assessment was copied from another.
  "true": "The share of its text that stood in the other is at least the one given, and nothing else differs: no score or severity of a need, not the overall level of risk, and no objective of the plans made with them."
  unknown: Nothing else is known to differ, and how much of the text stood in the other is not known; or the other is not in the extract.
  reading: The latest assessment is that of the person, for whichever sentence. Objectives are the same where need, intervention, its kind and status are.
supports: ["2.1", "2.4"]
needs: [assessment, assessment_need, custody, disposal, event, objective, release, rosh, sentence_plan]
parameters: [copy_share]
catalogue: [ASM-02, ASM-03, EXM-28]
source: S2:404, S4:1484
unknown_without: [assessment.text_similarity, assessment.cloned_from_pk]
unit: share of the text
says: "The assessment completed on {completed_date} shares at least {copy_share} of its text with the one it was copied from, and has the same scores, level and objectives."
version: 1
*/
WITH copied AS (
    SELECT
        latest.crn,
        latest.assessment_pk,
        latest.completed_date,
        made.cloned_from_pk AS model_pk,
        made.text_similarity,
        model.assessment_pk IS NOT NULL AS has_model
    FROM completed_assessments AS latest
    INNER JOIN assessment AS made ON made.assessment_pk = latest.assessment_pk
    LEFT JOIN assessment AS model ON model.assessment_pk = made.cloned_from_pk
    WHERE latest.until IS NULL AND made.cloned_from_pk IS NOT NULL
),

sides AS (
    SELECT assessment_pk, assessment_pk AS side_pk, 1 AS sign FROM copied
    UNION ALL
    SELECT assessment_pk, model_pk AS side_pk, -1 AS sign FROM copied WHERE has_model
),

contents AS (
    SELECT sides.assessment_pk, sides.sign, 'level ' || coalesce(rosh.overall_level, '') AS said
    FROM sides
    INNER JOIN rosh ON rosh.assessment_pk = sides.side_pk
    UNION ALL
    SELECT
        sides.assessment_pk, sides.sign,
        'need ' || need.section_code || ' ' || need.severity || ' ' || coalesce(CAST(need.score AS VARCHAR), '') AS said
    FROM sides
    INNER JOIN assessment_need AS need ON need.assessment_pk = sides.side_pk
    UNION ALL
    SELECT
        sides.assessment_pk, sides.sign,
        'objective ' || coalesce(objective.criminogenic_need, '') || ' ' || coalesce(objective.intervention, '')
        || ' ' || coalesce(objective.intervention_kind, '') || ' ' || objective.status AS said
    FROM sides
    INNER JOIN sentence_plan ON sentence_plan.assessment_pk = sides.side_pk
    INNER JOIN objective ON objective.plan_pk = sentence_plan.plan_pk
),

differences AS (
    SELECT assessment_pk, said
    FROM contents
    GROUP BY assessment_pk, said
    HAVING sum(sign) <> 0
),

different AS (
    SELECT DISTINCT assessment_pk FROM differences
),

evidence AS (
    SELECT crn, 'assessment:' || assessment_pk AS shown FROM copied
    UNION
    SELECT crn, 'assessment:' || model_pk AS shown FROM copied WHERE has_model
),

shown AS (
    SELECT crn, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY crn
)

SELECT
    starts.event_id AS subject,
    copied.crn IS NOT NULL AS applies,
    copied.has_model OR copied.text_similarity < $copy_share AS known,
    copied.text_similarity >= $copy_share AND different.assessment_pk IS NULL AS holds,
    copied.text_similarity AS value,
    shown.shown_by,
    copied.completed_date
FROM starts
LEFT JOIN copied ON copied.crn = starts.crn
LEFT JOIN different ON different.assessment_pk = copied.assessment_pk
LEFT JOIN shown ON shown.crn = starts.crn
