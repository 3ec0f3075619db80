/*
id: CF-021
subject: event
title: Risk of serious harm not classified
rule:
  applies: More working days have passed since the start than are given for a classification.
  "true": No completed assessment gives a level of risk of serious harm, and no register of such a level is in force.
  unknown: Only where a table is partial.
  reading: The level on the day asked about is that of the person, from whichever sentence it is known.
supports: ["2.1.3"]
needs: [assessment, custody, disposal, event, registration, release, rosh]
parameters: [classification_days]
catalogue: [CLS-01, CLS-02]
source: S2:535
unit: working days from the start
says: "No level of risk of serious harm is recorded on {as_at}, {days} working days after the start on {start_date}."
version: 1
*/
WITH shown AS (
    SELECT event_id, list_sort(list('disposal:' || disposal_id)) AS shown_by
    FROM starts
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    coalesce(business_days_between(starts.start_date, $as_at) > $classification_days, FALSE) AS applies,
    TRUE AS known,
    risk.crn IS NULL AS holds,
    business_days_between(starts.start_date, $as_at) AS value,
    shown.shown_by,
    business_days_between(starts.start_date, $as_at) AS days,
    starts.start_date
FROM starts
LEFT JOIN risk_now AS risk ON risk.crn = starts.crn
LEFT JOIN shown ON shown.event_id = starts.event_id
