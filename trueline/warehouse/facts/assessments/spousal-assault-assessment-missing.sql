/*
id: CF-030A
subject: event
title: Spousal assault risk assessment not recorded
rule:
  applies: Supervision began, and something speaks of domestic abuse on the day asked about.
  "true": No spousal assault risk assessment was completed by the last of the days given for it after the start.
  unknown: Only where a table is partial.
  reading: One completed before the start counts, however old. On the last day it is false.
supports: ["2.1.3"]
needs: [custody, disposal, enquiry, event, offence, registration, release, specialist_assessment]
parameters: [tool_days]
catalogue: [SYS-26]
source: S0:888–889
unit: days from start to the assessment
says: "No spousal assault risk assessment is recorded by {due_date}, {tool_days} days after the start on {start_date}."
version: 1
*/
WITH assessed AS (
    SELECT
        starts.event_id, starts.start_date, add_days(starts.start_date, $tool_days) AS due_date,
        done.first_date, done.shown
    FROM starts
    LEFT JOIN first_specialist_assessments AS done ON done.crn = starts.crn AND done.tool = 'SARA'
),

evidence AS (
    SELECT event_id, shown FROM domestic_abuse_now
    UNION
    SELECT event_id, shown FROM assessed WHERE shown IS NOT NULL
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    assessed.event_id AS subject,
    assessed.start_date IS NOT NULL AND concerned.event_id IS NOT NULL AS applies,
    TRUE AS known,
    $as_at > assessed.due_date AND (assessed.first_date IS NULL OR assessed.first_date > assessed.due_date) AS holds,
    days_between(assessed.start_date, assessed.first_date) AS value,
    shown.shown_by,
    assessed.start_date,
    assessed.due_date
FROM assessed
LEFT JOIN (SELECT DISTINCT event_id FROM domestic_abuse_now) AS concerned ON concerned.event_id = assessed.event_id
LEFT JOIN shown ON shown.event_id = assessed.event_id
