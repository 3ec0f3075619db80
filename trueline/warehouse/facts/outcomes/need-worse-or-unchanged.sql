/*
id: CF-086
subject: event
title: Need worse or unchanged
rule:
  applies: A need was assessed in at least two full assessments of the event.
  "true": "By the latest of these at least one need scores higher than by the first; or the same, and is still a need."
  unknown: The first or the latest assessment of a need has no score.
  reading: "A score that is the same counts only where the latest assessment calls it a need: what was no need before and is none now has not stood still. Assessments of no event in particular count from the sentence on."
supports: ["2.3.2"]
needs: [assessment, assessment_need, custody, disposal, event, release, rosh]
catalogue: [FAC-03, FAC-13, FAC-14, FAC-15]
source: S2:447–457, S4:1853–1855
unknown_without: [assessment_need.score]
unit: needs
says: "Needs scored in two assessments: {needs}. By the latest, against the first: {worse} worse, {same} the same."
version: 1
*/
WITH scored AS (
    SELECT
        one.event_id,
        one.shown,
        need.section_code,
        need.score,
        need.severity,
        row_number() OVER (
            PARTITION BY one.event_id, need.section_code ORDER BY one.completed_date, one.assessment_pk
        ) AS place,
        row_number() OVER (
            PARTITION BY one.event_id, need.section_code ORDER BY one.completed_date DESC, one.assessment_pk DESC
        ) AS place_from_last
    FROM event_assessments AS one
    INNER JOIN assessment_need AS need ON need.assessment_pk = one.assessment_pk
),

compared AS (
    SELECT
        latest.event_id,
        latest.score > first.score AS is_worse,
        latest.score = first.score AND latest.severity <> 'NO_NEED' AS is_same,
        latest.score > first.score OR (latest.score = first.score AND latest.severity <> 'NO_NEED') AS is_no_better,
        first.shown AS first_shown,
        latest.shown AS latest_shown
    FROM scored AS latest
    INNER JOIN scored AS first
        ON first.event_id = latest.event_id AND first.section_code = latest.section_code AND first.place = 1
    WHERE latest.place_from_last = 1 AND latest.place > 1
),

counted AS (
    SELECT
        event_id,
        count(is_no_better) AS needs,
        count(CASE WHEN is_worse THEN 1 END) AS worse,
        count(CASE WHEN is_same THEN 1 END) AS same,
        count(CASE WHEN is_no_better THEN 1 END) AS no_better,
        count(CASE WHEN is_no_better IS NULL THEN 1 END) AS unclear
    FROM compared
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, first_shown AS shown FROM compared WHERE coalesce(is_no_better, TRUE)
    UNION
    SELECT event_id, latest_shown AS shown FROM compared WHERE coalesce(is_no_better, TRUE)
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.no_better > 0 OR counted.unclear = 0 AS known,
    counted.no_better > 0 AS holds,
    counted.no_better AS value,
    shown.shown_by,
    counted.needs,
    counted.worse,
    counted.same
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
