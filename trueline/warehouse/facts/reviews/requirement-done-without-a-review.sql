/*
id: CF-071B
subject: event
title: Requirement completed, and no review after it
rule:
  applies: A requirement was completed while supervision went on.
  "true": After at least one such requirement nothing was reviewed on that day or in the days given for it.
  unknown: A requirement ended, it is not recorded why, and nothing was reviewed after it.
  reading: "Completed is what the source calls COMPLETED. Where supervision ended within the days given, no review is looked for. Before the last day is over it is false."
supports: ["2.4.2"]
needs: [assessment, custody, disposal, event, release, requirement, rmp, sentence_plan]
parameters: [requirement_review_days]
catalogue: [REV-08]
source: S0:1073–1075
unknown_without: [requirement.termination_reason]
unit: requirements
says: "No review is recorded from {done_date}, when a requirement was completed, to {due_date}."
version: 1
*/
WITH ended AS (
    SELECT
        starts.event_id,
        starts.crn,
        starts.ended_date,
        requirement.termination_date AS done_date,
        add_days(requirement.termination_date, $requirement_review_days) AS due_date,
        requirement.termination_reason = 'COMPLETED' AS is_done,
        'requirement:' || requirement.requirement_id AS shown
    FROM starts
    INNER JOIN requirement ON requirement.disposal_id = starts.disposal_id
    WHERE
        requirement.termination_date >= starts.start_date
        AND (starts.ended_date IS NULL OR requirement.termination_date < starts.ended_date)
        AND (requirement.termination_reason IS NULL OR requirement.termination_reason = 'COMPLETED')
),

reviewed AS (
    SELECT DISTINCT ended.shown
    FROM ended
    INNER JOIN reviews AS review
        ON review.crn = ended.crn AND review.review_date >= ended.done_date AND review.review_date <= ended.due_date
    WHERE review.event_id IS NULL OR review.event_id = ended.event_id
),

followed AS (
    SELECT
        ended.event_id,
        ended.shown,
        ended.done_date,
        ended.due_date,
        ended.is_done,
        $as_at > ended.due_date
        AND (ended.ended_date IS NULL OR ended.ended_date > ended.due_date)
        AND reviewed.shown IS NULL AS is_missed
    FROM ended
    LEFT JOIN reviewed ON reviewed.shown = ended.shown
),

counted AS (
    SELECT
        event_id,
        count(is_done) AS done,
        count(CASE WHEN is_done AND is_missed THEN 1 END) AS missed,
        count(CASE WHEN is_done IS NULL AND is_missed THEN 1 END) AS unclear,
        min(CASE WHEN is_done AND is_missed THEN done_date END) AS done_date,
        min(CASE WHEN is_done AND is_missed THEN due_date END) AS due_date
    FROM followed
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM followed
    WHERE is_missed
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE WHEN counted.event_id IS NULL THEN FALSE WHEN counted.done > 0 THEN TRUE END AS applies,
    counted.missed > 0 OR counted.unclear = 0 AS known,
    counted.missed > 0 AS holds,
    counted.missed AS value,
    shown.shown_by,
    counted.done_date,
    counted.due_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
