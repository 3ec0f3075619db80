/*
id: plan_marks
says: What the objectives of each event’s sentence plan are on. An answer is TRUE where one is marked so, FALSE where none is, and NULL where none is but of one it is not known.
reads: [plan_objectives, sentence_plans_now]
kept: true
*/
WITH objectives AS (
    SELECT
        event_id,
        shown,
        criminogenic_need,
        CASE safeguarding WHEN 'Y' THEN TRUE WHEN 'N' THEN FALSE END AS safeguarding,
        CASE mappa WHEN 'Y' THEN TRUE WHEN 'N' THEN FALSE END AS mappa,
        CASE domestic_abuse WHEN 'Y' THEN TRUE WHEN 'N' THEN FALSE END AS domestic_abuse,
        intervention_kind = 'CONSTRUCTIVE' AS constructive,
        intervention_kind = 'RESTRICTIVE' AS restrictive
    FROM plan_objectives
)

SELECT
    plan.event_id,
    count(one.shown) > count(one.criminogenic_need) AS has_unclear_need,
    CASE
        WHEN bool_or(one.safeguarding) THEN TRUE
        WHEN count(one.shown) = count(one.safeguarding) THEN FALSE
    END AS is_safeguarding,
    CASE WHEN bool_or(one.mappa) THEN TRUE WHEN count(one.shown) = count(one.mappa) THEN FALSE END AS is_mappa,
    CASE
        WHEN bool_or(one.domestic_abuse) THEN TRUE
        WHEN count(one.shown) = count(one.domestic_abuse) THEN FALSE
    END AS is_domestic_abuse,
    CASE
        WHEN bool_or(one.constructive) THEN TRUE
        WHEN count(one.shown) = count(one.constructive) THEN FALSE
    END AS is_constructive,
    CASE
        WHEN bool_or(one.restrictive) THEN TRUE
        WHEN count(one.shown) = count(one.restrictive) THEN FALSE
    END AS is_restrictive
FROM sentence_plans_now AS plan
LEFT JOIN objectives AS one ON one.event_id = plan.event_id
GROUP BY plan.event_id
