/*
id: CF-022B
subject: event
title: Who, nature or time of the risk blank in a full analysis
rule:
  applies: With the latest completed assessment a full analysis of risk was completed.
  "true": At least one of its texts – who is at risk, the nature of the risk, when it is greatest – holds nothing.
  unknown: None is known to be blank, and the length of at least one is not known.
  reading: The latest assessment is that of the person, for whichever sentence.
supports: ["2.1.3"]
needs: [assessment, custody, disposal, event, release, rosh]
catalogue: [CLS-04]
source: S1:119
unknown_without: [rosh.who_len, rosh.nature_len, rosh.imminence_len]
unit: blank texts of three
says: "The full analysis completed on {full_date} leaves blank {blank} of the three texts on who is at risk, the nature of the risk and when it is greatest."
version: 1
*/
WITH analysed AS (
    SELECT
        latest.crn,
        latest.shown,
        rosh.full_completed_date AS full_date,
        rosh.who_len = 0 OR rosh.nature_len = 0 OR rosh.imminence_len = 0 AS is_blank,
        CASE WHEN rosh.who_len = 0 THEN 1 ELSE 0 END
        + CASE WHEN rosh.nature_len = 0 THEN 1 ELSE 0 END
        + CASE WHEN rosh.imminence_len = 0 THEN 1 ELSE 0 END AS blank
    FROM completed_assessments AS latest
    INNER JOIN rosh ON rosh.assessment_pk = latest.assessment_pk
    WHERE latest.until IS NULL AND rosh.full_completed_date <= $as_at
),

shown AS (
    SELECT crn, list_sort(list(shown)) AS shown_by
    FROM analysed
    GROUP BY crn
)

SELECT
    starts.event_id AS subject,
    analysed.crn IS NOT NULL AS applies,
    TRUE AS known,
    analysed.is_blank AS holds,
    analysed.blank AS value,
    shown.shown_by,
    analysed.full_date,
    analysed.blank
FROM starts
LEFT JOIN analysed ON analysed.crn = starts.crn
LEFT JOIN shown ON shown.crn = starts.crn
