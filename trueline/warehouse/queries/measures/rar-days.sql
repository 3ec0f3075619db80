/*
id: rar-days
subject: event
title: Rehabilitation activity days
says: "Different days with an attended contact that was rehabilitation activity and complied with, against the days ordered."
applies: Events with a rehabilitation activity requirement.
reading: "Contacts of the requirement count, and those of the event that name no requirement. Of several requirements the days ordered are added up. A contact of which the outcome was entered later makes it unknown; the days that are certain are told beside it."
needs: [contact, custody, disposal, event, release, requirement]
made_of:
  days_delivered: contact.attended
  at_least: contact.rar_activity
  contacts: contact.complied
  days_ordered: requirement.length
source: "Guidance on the rehabilitation activity requirement (2019); S4:1757"
unit: days
version: 1
*/
WITH ordered AS (
    SELECT
        starts.event_id,
        starts.crn,
        CASE WHEN count(requirement.length) = count(*) THEN sum(requirement.length) END AS days_ordered
    FROM starts
    INNER JOIN requirement ON requirement.disposal_id = starts.disposal_id
    WHERE requirement.main_category = 'F' AND requirement.start_date <= $as_at
    GROUP BY starts.event_id, starts.crn
),

active AS (
    SELECT
        ordered.event_id,
        contact.contact_date,
        CASE
            WHEN contact.outcome_known
                THEN
                    coalesce(contact.rar_activity, 'N') = 'Y'
                    AND coalesce(contact.attended, 'N') = 'Y'
                    AND coalesce(contact.complied, 'Y') = 'Y'
        END AS is_delivered
    FROM ordered
    INNER JOIN contact ON contact.crn = ordered.crn AND contact.event_id = ordered.event_id
    LEFT JOIN requirement ON requirement.requirement_id = contact.requirement_id
    WHERE
        contact.contact_date <= $as_at
        AND (contact.requirement_id IS NULL OR requirement.main_category = 'F')
        AND (contact.outcome_known OR contact.requirement_id IS NOT NULL OR contact.contact_type = 'RARP')
),

delivered AS (
    SELECT
        event_id,
        count(DISTINCT CASE WHEN is_delivered THEN contact_date END) AS days,
        count(CASE WHEN is_delivered THEN 1 END) AS contacts,
        count(CASE WHEN is_delivered IS NULL THEN 1 END) AS unclear
    FROM active
    GROUP BY event_id
)

SELECT
    ordered.event_id AS subject,
    CASE WHEN coalesce(delivered.unclear, 0) = 0 THEN coalesce(delivered.days, 0) END AS value,
    CAST(NULL AS VARCHAR) AS answer,
    CASE WHEN coalesce(delivered.unclear, 0) = 0 THEN coalesce(delivered.days, 0) END AS days_delivered,
    coalesce(delivered.days, 0) AS at_least,
    coalesce(delivered.contacts, 0) AS contacts,
    CAST(ordered.days_ordered AS INTEGER) AS days_ordered
FROM ordered
LEFT JOIN delivered ON delivered.event_id = ordered.event_id
