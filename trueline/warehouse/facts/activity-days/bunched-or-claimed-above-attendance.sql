/*
id: CF-045B
subject: event
title: Activity days bunched, or claimed above attendance
rule:
  applies: "Of a rehabilitation activity requirement at least one day was delivered, or is counted by the source."
  "true": "Of at least one the source counts more days than there are different days of contacts that count; or, of enough days to speak of, at least the share given lies within the window given."
  unknown: "Contacts that may have been such days could make up what the source counts."
  reading: "The window holds its first and its last day. Only days that are certain are bunched. The source’s count has no date of its own: it is that of the day of the extract, so on an earlier day more may be claimed than was attended by then."
supports: ["2.3.2"]
needs: [contact, custody, disposal, event, release, requirement]
parameters: [bunch_share, bunch_days, bunch_window]
catalogue: [SEN-09, EXM-31]
source: S4:1757–1760
unknown_without: [contact.rar_activity, contact.outcome_code, contact.contact_type]
unit: activity days delivered
says: "The source counts {claimed} activity days; {delivered} are recorded as delivered, {most} of them within {bunch_window} days."
version: 1
*/
WITH days AS (
    SELECT DISTINCT requirement_id, contact_date
    FROM activity_contacts
    WHERE is_delivered
),

windows AS (
    SELECT one.requirement_id, one.contact_date, count(*) AS days
    FROM days AS one
    INNER JOIN days AS other ON other.requirement_id = one.requirement_id AND other.contact_date >= one.contact_date
    WHERE other.contact_date < add_days(one.contact_date, $bunch_window)
    GROUP BY one.requirement_id, one.contact_date
),

densest AS (
    SELECT requirement_id, max(days) AS days
    FROM windows
    GROUP BY requirement_id
),

told AS (
    SELECT
        days.event_id,
        days.claimed,
        days.delivered,
        coalesce(densest.days, 0) AS most,
        days.delivered > 0 OR coalesce(days.claimed, 0) > 0 AS is_delivered,
        days.perhaps_delivered > 0 AS is_perhaps_delivered,
        coalesce(days.claimed > days.perhaps_delivered, FALSE)
        OR coalesce(days.delivered >= $bunch_days AND densest.days >= $bunch_share * days.delivered, FALSE) AS is_odd,
        coalesce(days.claimed > days.delivered, FALSE) AS is_perhaps_odd
    FROM activity_days AS days
    LEFT JOIN densest ON densest.requirement_id = days.requirement_id
),

judged AS (
    SELECT
        event_id,
        sum(claimed) AS claimed,
        sum(delivered) AS delivered,
        max(most) AS most,
        bool_or(is_delivered) AS is_delivered,
        bool_or(is_perhaps_delivered) AS is_perhaps_delivered,
        bool_or(is_odd) AS is_odd,
        bool_or(is_perhaps_odd) AS is_perhaps_odd
    FROM told
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
    CASE
        WHEN judged.is_delivered THEN TRUE
        WHEN judged.is_perhaps_delivered THEN NULL
        ELSE FALSE
    END AS applies,
    judged.is_odd OR NOT judged.is_perhaps_odd AS known,
    judged.is_odd AS holds,
    judged.delivered AS value,
    shown.shown_by,
    coalesce(CAST(judged.claimed AS VARCHAR), 'an unstated number of') AS claimed,
    judged.delivered,
    judged.most
FROM starts
LEFT JOIN judged ON judged.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
