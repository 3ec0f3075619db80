/*
id: CF-022
subject: event
title: Overall level of risk lower than that of a group
rule:
  applies: The latest completed assessment gives a level for at least one group.
  "true": For at least one group in the community the level is higher than the overall level of risk of serious harm.
  unknown: The assessment gives no overall level, or no level for a group in the community.
  reading: Risk to the person is no risk to others and does not count. The latest assessment is that of the person, for whichever sentence.
supports: ["2.1.3"]
needs: [assessment, custody, disposal, event, release, rosh, rosh_group]
catalogue: [CLS-03]
source: S3:1424–1425
unknown_without: [rosh.overall_level, rosh_group.level]
unit: groups with a higher level
says: "The assessment completed on {completed_date} gives {higher} of {given} groups in the community a level above the overall level of risk of serious harm."
version: 1
*/
WITH rated AS (
    SELECT
        assessment_pk,
        setting = 'COMMUNITY' AND "group" <> 'SELF' AS counts,
        CASE level WHEN 'LOW' THEN 1 WHEN 'MEDIUM' THEN 2 WHEN 'HIGH' THEN 3 WHEN 'VERY_HIGH' THEN 4 END AS risk
    FROM rosh_group
),

compared AS (
    SELECT
        latest.crn,
        latest.completed_date,
        latest.shown,
        max(overall.risk) AS overall,
        count(CASE WHEN rated.counts THEN rated.risk END) AS given,
        count(CASE WHEN rated.counts AND rated.risk > overall.risk THEN 1 END) AS higher
    FROM completed_assessments AS latest
    INNER JOIN rated ON rated.assessment_pk = latest.assessment_pk
    LEFT JOIN assessed_levels AS overall ON overall.assessment_pk = latest.assessment_pk
    WHERE latest.until IS NULL
    GROUP BY latest.crn, latest.completed_date, latest.shown
),

shown AS (
    SELECT crn, list_sort(list(shown)) AS shown_by
    FROM compared
    GROUP BY crn
)

SELECT
    starts.event_id AS subject,
    compared.crn IS NOT NULL AS applies,
    compared.overall IS NOT NULL AND compared.given > 0 AS known,
    compared.higher > 0 AS holds,
    CASE WHEN compared.overall IS NOT NULL AND compared.given > 0 THEN compared.higher END AS value,
    shown.shown_by,
    compared.completed_date,
    compared.higher,
    compared.given
FROM starts
LEFT JOIN compared ON compared.crn = starts.crn
LEFT JOIN shown ON shown.crn = starts.crn
