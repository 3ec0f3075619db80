/*
id: needs-worked-on
subject: need
title: Needs with an attended intervention
says: "Of the cases under supervision with a need linked to reoffending, the share in which an intervention for it has been attended since the start; cases of which it cannot be told are left out and counted."
applies: Needs that somebody has.
reading: "Needs are those of the latest completed assessment. A contact is for the need of its objective; else for the need that its intervention answers. Where no contact of the extract names either, nothing can be told."
needs: [assessment, assessment_need, contact, custody, disposal, event, nsi, objective, recall, release]
made_of: {cases: assessment_need.severity, worked_on: contact.outcome_code, unclear: contact.outcome_code, named: contact.objective_id}
else_missing: contact.outcome_code
source: S4:1645–1659
unit: per cent of cases
version: 1
*/
WITH needed AS (
    SELECT DISTINCT active.event_id, active.crn, active.start_date, need.section_code
    FROM active_in_community AS active
    INNER JOIN completed_assessments AS latest ON latest.crn = active.crn AND latest.until IS NULL
    INNER JOIN assessment_need AS need ON need.assessment_pk = latest.assessment_pk
    WHERE need.severity IN ('STANDARD', 'SEVERE') AND need.linked_to_reoffending = 'Y'
),

worked AS (
    SELECT
        attendance.crn,
        attendance.event_id,
        attendance.contact_date,
        attendance.is_attended,
        coalesce(objective.criminogenic_need, answered.section_code) AS section_code
    FROM attendance
    LEFT JOIN objective ON objective.objective_id = attendance.objective_id
    LEFT JOIN nsi ON nsi.nsi_id = attendance.nsi_id
    LEFT JOIN need_interventions AS answered ON answered.type = nsi.type
    WHERE attendance.objective_id IS NOT NULL OR attendance.nsi_id IS NOT NULL
),

met AS (
    SELECT
        needed.event_id,
        needed.section_code,
        max(CASE WHEN worked.is_attended THEN 2 WHEN worked.is_attended IS NULL THEN 1 ELSE 0 END) AS certainty
    FROM needed
    INNER JOIN worked
        ON
            worked.crn = needed.crn
            AND worked.section_code = needed.section_code
            AND worked.contact_date >= needed.start_date
    WHERE worked.event_id IS NULL OR worked.event_id = needed.event_id
    GROUP BY needed.event_id, needed.section_code
),

named AS (
    SELECT nullif(count(*), 0) AS contacts FROM worked
),

counted AS (
    SELECT
        needed.section_code,
        count(*) AS cases,
        count(CASE WHEN met.certainty = 2 THEN 1 END) AS worked_on,
        count(CASE WHEN met.certainty = 1 THEN 1 END) AS unclear
    FROM needed
    LEFT JOIN met ON met.event_id = needed.event_id AND met.section_code = needed.section_code
    GROUP BY needed.section_code
)

SELECT
    counted.section_code AS subject,
    CASE
        WHEN counted.cases > counted.unclear AND named.contacts IS NOT NULL
            THEN
                round(1000 * CAST(100 AS DOUBLE) * counted.worked_on / (counted.cases - counted.unclear)) / 1000
    END AS value,
    CAST(NULL AS VARCHAR) AS answer,
    counted.cases,
    counted.worked_on,
    counted.unclear,
    named.contacts AS named
FROM counted
CROSS JOIN named
