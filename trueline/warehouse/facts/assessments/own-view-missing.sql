/*
id: CF-033
subject: event
title: Person’s own view not recorded
rule:
  applies: An assessment is completed.
  "true": With the latest no self-assessment questionnaire was completed, and the person’s agreement to the sentence plan is not recorded.
  unknown: No questionnaire was completed, and whether the person agreed the plan is recorded as unknown.
  reading: The latest assessment is that of the person, for whichever sentence. An agreement without its day is not seen.
supports: ["2.1.1"]
needs: [assessment, custody, disposal, event, release, sentence_plan]
catalogue: [SYS-15, ASM-34, ENB-36, ENB-68, EXM-07]
source: S0:850–852, S3:1813–1814
unknown_without: [sentence_plan.agreed_by_person]
says: "With the assessment completed on {completed_date} no self-assessment questionnaire is recorded, and no agreement of the person to the sentence plan."
version: 1
*/
WITH asked AS (
    SELECT
        starts.event_id,
        latest.completed_date,
        made.saq_completed_date,
        plan.agreed_by_person,
        latest.shown,
        plan.shown AS plan_shown
    FROM starts
    INNER JOIN completed_assessments AS latest ON latest.crn = starts.crn AND latest.until IS NULL
    INNER JOIN assessment AS made ON made.assessment_pk = latest.assessment_pk
    LEFT JOIN sentence_plans_now AS plan ON plan.event_id = starts.event_id
),

evidence AS (
    SELECT event_id, shown FROM asked
    UNION
    SELECT event_id, plan_shown AS shown FROM asked WHERE plan_shown IS NOT NULL
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    asked.event_id IS NOT NULL AS applies,
    TRUE AS known,
    CASE
        WHEN asked.saq_completed_date IS NOT NULL OR asked.agreed_by_person = 'Y' THEN FALSE
        WHEN coalesce(asked.agreed_by_person, 'N') = 'N' THEN TRUE
    END AS holds,
    NULL AS value,
    shown.shown_by,
    asked.completed_date
FROM starts
LEFT JOIN asked ON asked.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
