/*
id: CF-045
subject: event
title: Fewer activity days than ordered
rule:
  applies: "A rehabilitation activity requirement has ended, or was to have ended before the day asked about."
  "true": "Of at least one such requirement fewer days were delivered than ordered: different days of contacts marked as an activity, attended and complied with."
  unknown: "Only with contacts that may have been such days, because the mark or the outcome is blank or was entered later, or a code is on no list, were there enough; or the days ordered are not told."
  reading: "A contact that belongs to no requirement counts where it belongs to the event or to none. Contacts that are neither attended nor appointments may not have been such days, unless they are marked."
supports: ["2.3.2"]
needs: [contact, custody, disposal, event, release, requirement]
catalogue: [SEN-07, DEL-12, FAC-16]
source: S0:1868–1870
unknown_without: [contact.rar_activity, contact.outcome_code, contact.contact_type, requirement.length]
unit: activity days delivered
says: "{delivered} of {ordered} activity days ordered are recorded as delivered, and the requirement has ended or was to have ended by {as_at}."
version: 1
*/
WITH judged AS (
    SELECT
        event_id,
        sum(delivered) AS delivered,
        CAST(sum(ordered) AS INTEGER) AS ordered,
        bool_or(coalesce(perhaps_delivered < ordered, FALSE)) AS is_below,
        bool_and(coalesce(perhaps_delivered < ordered OR delivered >= ordered, FALSE)) AS is_clear
    FROM activity_days
    WHERE is_over
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM activity_days WHERE is_over
    UNION
    SELECT contact.event_id, contact.shown
    FROM activity_contacts AS contact
    INNER JOIN activity_days AS days ON days.requirement_id = contact.requirement_id
    WHERE days.is_over AND coalesce(contact.is_delivered, TRUE)
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
    judged.ordered
FROM starts
LEFT JOIN judged ON judged.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
