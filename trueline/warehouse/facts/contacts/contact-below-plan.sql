/*
id: CF-043
subject: event
title: Contact below the plan or the model
rule:
  applies: Under supervision in the community.
  "true": "In at least one whole period fewer contacts were offered than the sentence plan says, or than the model asks for at that level of risk."
  unknown: "The plan states no frequency and no model holds; or only with contacts of types that are on no list were there enough."
  reading: "The latest plan counts, from its own day; the model, from the day on which the risk was known. Face-to-face and remote contacts count, whatever came of them. A month is 31 days; a daily plan asks for five a week. Where a provider’s model is for all but its lowest band, it is held to from medium risk."
supports: ["2.3.3"]
needs: [assessment, contact, custody, disposal, event, recall, registration, release, rosh, sentence_plan]
parameters: [contact_min_risk, contact_min_days, contact_min_weeks, contact_min_later_days]
catalogue: [DEL-04, DEL-06, BND-08]
source: S0:781–782, S4:778–780
unknown_without: [sentence_plan.planned_contact_frequency, contact.contact_type]
unit: periods with fewer contacts
says: "In {below} of {periods} periods counted up to {as_at}, fewer contacts are recorded as offered than the plan or the model for the risk asks for."
version: 1
*/
WITH plans AS (
    SELECT
        active.event_id, active.crn, plan.planned_contact_frequency AS frequency, frequencies.regular,
        greatest(active.start_date, coalesce(plan.initial_date, active.start_date)) AS since,
        'sentence_plan:' || plan.plan_pk AS shown,
        row_number() OVER (
            PARTITION BY active.event_id
            ORDER BY coalesce(plan.initial_date, active.start_date) DESC, plan.plan_pk DESC
        ) AS place
    FROM active_in_community AS active
    INNER JOIN sentence_plan AS plan ON plan.event_id = active.event_id
    LEFT JOIN frequencies ON frequencies.code = plan.planned_contact_frequency
),

models AS (
    SELECT
        active.event_id, active.crn, greatest(active.start_date, level.known_date) AS since, level.shown,
        add_days(active.start_date, 7 * $contact_min_weeks) AS turn_date
    FROM active_in_community AS active
    INNER JOIN risk_now AS level ON level.crn = active.crn AND level.risk >= $contact_min_risk
),

asked AS (
    SELECT
        event_id, crn, 'plan' AS kind, since, $as_at AS until, shown,
        CASE frequency WHEN 'FORTNIGHTLY' THEN 14 WHEN 'MONTHLY' THEN 31 ELSE 7 END AS length,
        CASE frequency WHEN 'DAILY' THEN 5 WHEN 'TWICE_WEEKLY' THEN 2 ELSE 1 END AS least_number
    FROM plans
    WHERE place = 1 AND regular
    UNION ALL
    SELECT
        event_id, crn, 'model' AS kind, since, least(turn_date, $as_at) AS until, shown,
        $contact_min_days AS length, 1 AS least_number
    FROM models
    UNION ALL
    SELECT
        event_id, crn, 'model later' AS kind, greatest(since, turn_date) AS since, $as_at AS until, shown,
        $contact_min_later_days AS length, 1 AS least_number
    FROM models
),

periods AS (
    SELECT
        event_id, crn, kind, since, shown, length, least_number,
        CAST(floor(days_between(since, until) / length) AS INTEGER) AS number
    FROM asked
    WHERE days_between(since, until) >= length
),

offered AS (
    SELECT
        periods.event_id, periods.kind, periods.least_number,
        floor(days_between(periods.since, attendance.contact_date) / periods.length) AS period,
        coalesce(attendance.is_face_to_face OR attendance.is_remote, FALSE) AS is_sure
    FROM periods
    INNER JOIN attendance ON attendance.crn = periods.crn AND attendance.contact_date >= periods.since
    WHERE
        coalesce(attendance.is_face_to_face OR attendance.is_remote, TRUE)
        AND floor(days_between(periods.since, attendance.contact_date) / periods.length) < periods.number
),

met AS (
    SELECT event_id, count(CASE WHEN sure >= least_number THEN 1 END) AS sure, count(*) AS possible
    FROM (
        SELECT event_id, least_number, count(CASE WHEN is_sure THEN 1 END) AS sure, count(*) AS possible
        FROM offered
        GROUP BY event_id, kind, period, least_number
    ) AS counted
    WHERE possible >= least_number
    GROUP BY event_id
),

judged AS (
    SELECT
        periods.event_id,
        sum(periods.number) AS periods,
        sum(periods.number) - max(coalesce(met.possible, 0)) AS below,
        sum(periods.number) - max(coalesce(met.sure, 0)) AS perhaps_below,
        list_sort(list(DISTINCT periods.shown)) AS shown_by
    FROM periods
    LEFT JOIN met ON met.event_id = periods.event_id
    GROUP BY periods.event_id
)

SELECT
    starts.event_id AS subject,
    active.event_id IS NOT NULL AS applies,
    (plans.regular IS NOT NULL OR models.event_id IS NOT NULL)
    AND (judged.event_id IS NULL OR judged.below > 0 OR judged.perhaps_below = 0) AS known,
    coalesce(judged.below > 0, FALSE) AS holds,
    judged.below AS value,
    judged.shown_by,
    judged.below,
    judged.periods
FROM starts
LEFT JOIN active_in_community AS active ON active.event_id = starts.event_id
LEFT JOIN plans ON plans.event_id = starts.event_id AND plans.place = 1
LEFT JOIN models ON models.event_id = starts.event_id
LEFT JOIN judged ON judged.event_id = starts.event_id
