/*
id: CF-046C
subject: event
title: Unpaid work against circumstances
rule:
  applies: Unpaid work was ordered and supervision began.
  "true": "At the start a condition of mental health or mobility or the care of children was on record, or at least as many sessions as given were missed for medical reasons."
  unknown: Only where a table is partial.
  reading: A condition or circumstance that ended on the day of the start was over.
supports: ["3.1.1"]
needs: [custody, disability, disposal, event, personal_circumstance, release, requirement, upw_appointment, upw_details]
parameters: [upw_medical_absences]
catalogue: [SEN-12]
source: S0:561–562
unit: sessions missed for medical reasons
says: "On {start_date}, the start, {conditions} condition of mental health or mobility or duty of childcare is recorded; {absences} sessions were missed for medical reasons since."
version: 1
*/
WITH circumstances AS (
    SELECT
        crn,
        start_date,
        end_date,
        disability_type AS kind,
        'disability:' || crn || '/' || disability_type || '/' || CAST(start_date AS VARCHAR) AS shown
    FROM disability
    WHERE disability_type IN ('MENTAL_HEALTH', 'MOBILITY')
    UNION ALL
    SELECT
        crn,
        start_date,
        end_date,
        circumstance_type AS kind,
        'personal_circumstance:' || crn || '/' || circumstance_type || '/' || CAST(start_date AS VARCHAR) AS shown
    FROM personal_circumstance
    WHERE circumstance_type = 'CHILDCARE'
),

conditions AS (
    SELECT work.event_id, condition.kind, condition.shown
    FROM unpaid_work AS work
    INNER JOIN circumstances AS condition ON condition.crn = work.crn AND condition.start_date <= work.start_date
    WHERE condition.end_date IS NULL OR condition.end_date > work.start_date
),

absences AS (
    SELECT work.event_id, session.shown
    FROM unpaid_work AS work
    INNER JOIN unpaid_work_sessions AS session ON session.disposal_id = work.disposal_id
    WHERE session.is_medical
),

evidence AS (
    SELECT event_id, shown FROM unpaid_work
    UNION
    SELECT event_id, shown FROM conditions
    UNION
    SELECT event_id, shown FROM absences
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
),

counted AS (
    SELECT work.event_id, count(DISTINCT conditions.kind) AS conditions, count(DISTINCT absences.shown) AS absences
    FROM unpaid_work AS work
    LEFT JOIN conditions ON conditions.event_id = work.event_id
    LEFT JOIN absences ON absences.event_id = work.event_id
    GROUP BY work.event_id
)

SELECT
    starts.event_id AS subject,
    work.event_id IS NOT NULL AS applies,
    TRUE AS known,
    counted.conditions > 0 OR counted.absences >= $upw_medical_absences AS holds,
    counted.absences AS value,
    shown.shown_by,
    work.start_date,
    counted.conditions,
    counted.absences
FROM starts
LEFT JOIN unpaid_work AS work ON work.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
