/*
id: CF-079
subject: event
title: High risk not looked at again after a quiet time
rule:
  applies: "Supervised for as many days as are given, at high risk of serious harm, with no rise in risk in these days, and every objective linked with harm achieved."
  "true": No review in these days.
  unknown: Nothing tells the risk.
  reading: "An objective is linked with harm where its need was so when it was last assessed; those of the latest plan count, and there must be one. Very high risk is another matter. A rise is an event that raised the risk or an assessment with a higher level."
supports: ["2.4.3"]
needs: [assessment, assessment_need, custody, disposal, event, objective, recall, registration, release, rmp, rosh, sentence_plan, significant_event]
parameters: [quiet_days]
catalogue: [REV-15, REV-16, WRK-09, EXM-37, REC-34]
source: S4:1958–1966, S0:381–383
unknown_without: [rosh.overall_level]
unit: days since the last review
says: "No review is recorded in the {quiet_days} days to {as_at}; the risk has been high since {risk_date}, and no rise in it is recorded in those days."
version: 1
*/
WITH linked AS (
    SELECT
        active.event_id,
        objective.status = 'ACHIEVED' AS is_achieved,
        'objective:' || objective.objective_id AS shown
    FROM active_in_community AS active
    INNER JOIN latest_plans AS plan ON plan.event_id = active.event_id
    INNER JOIN objective ON objective.plan_pk = plan.plan_pk
    INNER JOIN needs_now AS need ON need.crn = active.crn AND need.section_code = objective.criminogenic_need
    WHERE need.linked_to_harm = 'Y'
),

done AS (
    SELECT event_id
    FROM linked
    GROUP BY event_id
    HAVING count(*) = count(CASE WHEN is_achieved THEN 1 END)
),

risen AS (
    SELECT DISTINCT active.event_id
    FROM active_in_community AS active
    INNER JOIN risk_rises AS rise ON rise.crn = active.crn
    WHERE
        days_between(rise.rise_date, $as_at) <= $quiet_days
        AND (rise.event_id IS NULL OR rise.event_id = active.event_id)
),

quiet AS (
    SELECT active.event_id, active.crn
    FROM active_in_community AS active
    INNER JOIN done ON done.event_id = active.event_id
    LEFT JOIN risen ON risen.event_id = active.event_id
    WHERE days_between(active.start_date, $as_at) >= $quiet_days AND risen.event_id IS NULL
),

reviewed AS (
    SELECT quiet.event_id, max(review.review_date) AS review_date
    FROM quiet
    INNER JOIN reviews AS review ON review.crn = quiet.crn
    WHERE review.event_id IS NULL OR review.event_id = quiet.event_id
    GROUP BY quiet.event_id
),

evidence AS (
    SELECT linked.event_id, linked.shown
    FROM linked
    INNER JOIN quiet ON quiet.event_id = linked.event_id
    UNION
    SELECT quiet.event_id, risk.shown
    FROM quiet
    INNER JOIN risk_now AS risk ON risk.crn = quiet.crn
    UNION
    SELECT quiet.event_id, review.shown
    FROM quiet
    INNER JOIN reviewed ON reviewed.event_id = quiet.event_id
    INNER JOIN reviews AS review ON review.crn = quiet.crn AND review.review_date = reviewed.review_date
    WHERE review.event_id IS NULL OR review.event_id = quiet.event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    quiet.event_id IS NOT NULL AND risk.risk = 3 AS applies,
    TRUE AS known,
    reviewed.review_date IS NULL OR days_between(reviewed.review_date, $as_at) > $quiet_days AS holds,
    days_between(reviewed.review_date, $as_at) AS value,
    shown.shown_by,
    risk.known_date AS risk_date
FROM starts
LEFT JOIN quiet ON quiet.event_id = starts.event_id
LEFT JOIN risk_now AS risk ON risk.crn = starts.crn
LEFT JOIN reviewed ON reviewed.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
