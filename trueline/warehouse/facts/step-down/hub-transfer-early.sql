/*
id: CF-061
subject: event
title: Moved to the hub without a review or with work outstanding
rule:
  applies: The case was moved to management by a hub.
  "true": "At least once no review is recorded on the day of the move or in the days given before it, or a rehabilitation activity, a programme or unpaid work was outstanding on that day."
  unknown: "The extract says of no case who manages it, hub or office."
  reading: Work is outstanding until its requirement ended, or as many days or hours as were ordered were attended. A hub for unpaid work alone is none here.
supports: ["2.3.1"]
needs: [assessment, contact, custody, disposal, event, hub_status, release, requirement, rmp, sentence_plan, upw_appointment, upw_details]
parameters: [step_review_days]
catalogue: [BND-12, BND-15, EXM-31, EXM-34]
source: S4:813–815, S4:983–984, S4:1758–1760
unknown_without: [hub_status.mode]
unit: moves to the hub
says: "Moved to the hub on {move_date}: {reviews} reviews in the {step_review_days} days before, and {outstanding} requirements with work outstanding."
version: 1
*/
WITH moves AS (
    SELECT DISTINCT starts.event_id, starts.crn, hub_status.from_date AS move_date
    FROM starts
    INNER JOIN hub_status ON hub_status.event_id = starts.event_id
    WHERE hub_status.mode = 'HUB'
),

reviewed AS (
    SELECT moves.event_id, moves.move_date, count(*) AS reviews
    FROM moves
    INNER JOIN reviews ON reviews.crn = moves.crn AND reviews.review_date <= moves.move_date
    WHERE
        add_days(reviews.review_date, $step_review_days) >= moves.move_date
        AND (reviews.event_id IS NULL OR reviews.event_id = moves.event_id)
    GROUP BY moves.event_id, moves.move_date
),

outstanding AS (
    SELECT moves.event_id, moves.move_date, work.shown
    FROM moves
    INNER JOIN ordered_work AS work ON work.event_id = moves.event_id AND work.since <= moves.move_date
    WHERE work.until IS NULL OR work.until > moves.move_date
),

left_over AS (
    SELECT event_id, move_date, count(*) AS outstanding
    FROM outstanding
    GROUP BY event_id, move_date
),

early AS (
    SELECT
        moves.event_id,
        moves.move_date,
        coalesce(reviewed.reviews, 0) AS reviews,
        coalesce(left_over.outstanding, 0) AS outstanding,
        row_number() OVER (PARTITION BY moves.event_id ORDER BY moves.move_date) AS place,
        count(*) OVER (PARTITION BY moves.event_id) AS moves
    FROM moves
    LEFT JOIN reviewed ON reviewed.event_id = moves.event_id AND reviewed.move_date = moves.move_date
    LEFT JOIN left_over ON left_over.event_id = moves.event_id AND left_over.move_date = moves.move_date
    WHERE reviewed.event_id IS NULL OR left_over.event_id IS NOT NULL
),

evidence AS (
    SELECT event_id, 'hub_status:' || event_id || '/' || CAST(move_date AS VARCHAR) AS shown
    FROM early
    UNION
    SELECT event_id, shown FROM outstanding
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
),

sent AS (
    SELECT count(*) AS hub_rows FROM hub_status
)

SELECT
    starts.event_id AS subject,
    CASE WHEN moved.event_id IS NOT NULL THEN TRUE WHEN sent.hub_rows > 0 THEN FALSE END AS applies,
    TRUE AS known,
    early.event_id IS NOT NULL AS holds,
    early.moves AS value,
    shown.shown_by,
    early.move_date,
    early.reviews,
    early.outstanding
FROM starts
CROSS JOIN sent
LEFT JOIN (SELECT DISTINCT event_id FROM moves) AS moved ON moved.event_id = starts.event_id
LEFT JOIN early ON early.event_id = starts.event_id AND early.place = 1
LEFT JOIN shown ON shown.event_id = starts.event_id
