/*
id: CF-045C
subject: event
title: Recording of activity days unclear
rule:
  applies: There is a rehabilitation activity requirement.
  "true": "At least one attended contact does not tell whether it was an activity day, or more days were ordered than are many."
  unknown: "None is known not to tell, but of at least one the outcome was entered later or is on no list; or the days ordered are not told."
  reading: "“Unknown” tells as little as a blank. A contact that belongs to no requirement is looked at where it belongs to the event or to none."
supports: ["2.3.2"]
needs: [contact, custody, disposal, event, release, requirement]
parameters: [rar_high]
catalogue: [SEN-10, ENB-06, REC-01]
source: S4:2066–2067, S3:671–673
unknown_without: [contact.outcome_code, requirement.length]
unit: attended contacts that do not tell
says: "{unmarked} attended contacts do not tell whether they were activity days; {ordered} days are ordered."
version: 1
*/
WITH ordered AS (
    SELECT
        event_id,
        CAST(sum(ordered) AS INTEGER) AS ordered,
        bool_or(coalesce(ordered > $rar_high, FALSE)) AS is_many,
        bool_or(ordered IS NULL) AS is_untold
    FROM activity_requirements
    GROUP BY event_id
),

unmarked AS (
    SELECT
        event_id,
        count(DISTINCT CASE WHEN is_unmarked THEN shown END) AS contacts,
        count(CASE WHEN is_unmarked IS NULL THEN 1 END) AS unclear
    FROM activity_contacts
    WHERE coalesce(is_unmarked, TRUE)
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM activity_requirements
    UNION
    SELECT event_id, shown FROM activity_contacts WHERE coalesce(is_unmarked, TRUE)
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    ordered.event_id IS NOT NULL AS applies,
    ordered.is_many
    OR coalesce(unmarked.contacts, 0) > 0
    OR (NOT ordered.is_untold AND coalesce(unmarked.unclear, 0) = 0) AS known,
    ordered.is_many OR coalesce(unmarked.contacts, 0) > 0 AS holds,
    CASE WHEN ordered.event_id IS NOT NULL THEN coalesce(unmarked.contacts, 0) END AS value,
    shown.shown_by,
    coalesce(unmarked.contacts, 0) AS unmarked,
    coalesce(CAST(ordered.ordered AS VARCHAR), 'an unstated number of') AS ordered
FROM starts
LEFT JOIN ordered ON ordered.event_id = starts.event_id
LEFT JOIN unmarked ON unmarked.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
