/*
id: CF-045A
subject: event
title: Activity days not begun or few
rule:
  applies: There is a rehabilitation activity requirement.
  "true": "Of at least one, no day was delivered when the first of the months given had passed since it began, or a smaller share of the days ordered than given for the second or the third."
  unknown: "Only with contacts that may have been such days were there enough; or the days ordered are not told."
  reading: "The last of the three stages that has passed counts, up to the end of the requirement, with all days delivered until then."
supports: ["2.3.2"]
needs: [contact, custody, disposal, event, release, requirement]
parameters: [rar_first_months, rar_second_months, rar_second_share, rar_third_months, rar_third_share]
catalogue: [SEN-08, BND-18]
source: S4:1751–1752, S4:296–297
unknown_without: [contact.rar_activity, contact.outcome_code, contact.contact_type, requirement.length]
unit: activity days delivered
says: "{delivered} of {ordered} activity days ordered are recorded as delivered by {as_at}."
version: 1
*/
WITH due AS (
    SELECT
        event_id,
        delivered,
        perhaps_delivered,
        ordered,
        CASE
            WHEN coalesce(ended_date, $as_at) >= add_months(start_date, $rar_third_months) THEN $rar_third_share * ordered
            WHEN coalesce(ended_date, $as_at) >= add_months(start_date, $rar_second_months) THEN $rar_second_share * ordered
            WHEN coalesce(ended_date, $as_at) >= add_months(start_date, $rar_first_months) THEN 1
            ELSE 0
        END AS due
    FROM activity_days
),

judged AS (
    SELECT
        event_id,
        sum(delivered) AS delivered,
        CAST(sum(ordered) AS INTEGER) AS ordered,
        bool_or(coalesce(perhaps_delivered < due, FALSE)) AS is_below,
        bool_and(coalesce(perhaps_delivered < due OR delivered >= due, FALSE)) AS is_clear
    FROM due
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM activity_days
    UNION
    SELECT event_id, shown FROM activity_contacts WHERE coalesce(is_delivered, TRUE)
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    judged.event_id IS NOT NULL AS applies,
    judged.is_below OR judged.is_clear AS known,
    judged.is_below AS holds,
    judged.delivered AS value,
    shown.shown_by,
    judged.delivered,
    coalesce(CAST(judged.ordered AS VARCHAR), 'an unstated number of') AS ordered
FROM starts
LEFT JOIN judged ON judged.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
