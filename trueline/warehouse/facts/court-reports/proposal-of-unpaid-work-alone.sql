/*
id: CF-003C
subject: event
title: Unpaid work alone proposed after a sexual offence or with severe needs
rule:
  applies: At least one report before sentence was complete.
  "true": "At least one of these proposes unpaid work and nothing else, and the main offence is sexual or many needs were assessed as severe."
  unknown: "None is known to do so, but of at least one the proposal is blank; or it hangs on needs, and none had been assessed by its day."
  reading: The needs are those of the last assessment with needs that was complete by the day of the report. That a programme only for groups was proposed one to one is not looked for, because an extract need not hold programmes.
supports: ["3.1.1"]
needs: [assessment, assessment_need, court_report, custody, disposal, event, offence, release]
parameters: [severe_needs]
catalogue: [SEN-28]
source: S3:914–915
unknown_without: [court_report.proposal_requirements, assessment_need.severity]
unit: severe needs
says: The report of {report_date} proposes unpaid work and nothing else. The main offence is sexual, or at least {severe_needs} needs were assessed as severe.
version: 1
*/
WITH sexual AS (
    SELECT event_id, 'offence:' || offence_id AS shown
    FROM offence
    WHERE is_main = 'Y' AND offence_group IN ('SEXUAL', 'SEXUAL_CHILD')
),

needy AS (
    SELECT
        done.crn,
        done.assessment_pk,
        done.completed_date,
        done.shown,
        count(CASE WHEN need.severity = 'SEVERE' THEN 1 END) AS needs
    FROM completed_assessments AS done
    INNER JOIN assessment_need AS need ON need.assessment_pk = done.assessment_pk
    GROUP BY done.crn, done.assessment_pk, done.completed_date, done.shown
),

assessed AS (
    SELECT
        report.event_id,
        report.shown AS report,
        needy.needs,
        needy.shown,
        row_number() OVER (
            PARTITION BY report.shown ORDER BY needy.completed_date DESC, needy.assessment_pk DESC
        ) AS place
    FROM pre_sentence_reports AS report
    INNER JOIN starts ON starts.event_id = report.event_id
    INNER JOIN needy ON needy.crn = starts.crn AND needy.completed_date <= report.completed_date
),

proposed AS (
    SELECT
        report.event_id,
        report.completed_date,
        report.shown,
        assessed.needs,
        CASE WHEN assessed.needs >= $severe_needs THEN assessed.shown END AS assessment,
        CASE
            WHEN report.proposal_requirements = 'W' THEN sexual.event_id IS NOT NULL OR assessed.needs >= $severe_needs
            WHEN report.proposal_requirements IS NOT NULL THEN FALSE
        END AS is_alone
    FROM pre_sentence_reports AS report
    LEFT JOIN (SELECT DISTINCT event_id FROM sexual) AS sexual ON sexual.event_id = report.event_id
    LEFT JOIN assessed ON assessed.report = report.shown AND assessed.place = 1
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_alone THEN 1 END) AS alone,
        count(CASE WHEN is_alone IS NULL THEN 1 END) AS unclear,
        max(needs) AS needs,
        min(CASE WHEN is_alone THEN completed_date END) AS report_date
    FROM proposed
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM sexual
    UNION
    SELECT event_id, shown FROM proposed WHERE coalesce(is_alone, TRUE)
    UNION
    SELECT event_id, assessment AS shown FROM proposed WHERE coalesce(is_alone, TRUE) AND assessment IS NOT NULL
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.alone > 0 OR counted.unclear = 0 AS known,
    counted.alone > 0 AS holds,
    counted.needs AS value,
    shown.shown_by,
    counted.report_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
