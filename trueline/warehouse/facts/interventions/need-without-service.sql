/*
id: CF-047B
subject: event
title: Need without a service
rule:
  applies: "Supervision began, and the latest completed assessment with needs has one that is linked to reoffending or severe."
  "true": "For at least one of these no service for it was asked for, and no contact for an objective that names it was attended, from the start to the end or the day asked about."
  unknown: "Nothing tells the needs, or whether one is linked to reoffending; or only a service that may be for any need, or a contact that may have been attended, could be for it."
  reading: "Housing, employment, drug, alcohol and mental health services and programmes for thinking and attitudes are for the need of that name. Any other service, and a programme also for other needs, may be for any. A service that ended before the start does not count."
supports: ["2.3.2"]
needs: [assessment, assessment_need, contact, custody, disposal, event, nsi, objective, release]
catalogue: [SYS-40, FAC-18, ENB-58, REC-09, REC-35]
source: S4:1200–1201, S4:1836
unknown_without: [assessment_need.linked_to_reoffending, nsi.type, contact.outcome_code]
unit: needs without a service
says: "{unserved} of {needs} needs assessed on {assessed_date} have no service or attended contact recorded since {start_date}."
version: 1
*/
WITH assessed AS (
    SELECT
        crn, assessment_pk, completed_date, shown,
        row_number() OVER (PARTITION BY crn ORDER BY completed_date DESC, assessment_pk DESC) AS place
    FROM completed_assessments
    WHERE assessment_pk IN (SELECT assessment_pk FROM assessment_need)
),

needs AS (
    SELECT
        starts.event_id,
        starts.crn,
        starts.start_date,
        coalesce(starts.ended_date, $as_at) AS until,
        need.section_code,
        CASE need.linked_to_reoffending WHEN 'Y' THEN TRUE WHEN 'N' THEN FALSE END OR need.severity = 'SEVERE' AS is_need
    FROM starts
    INNER JOIN assessed ON assessed.crn = starts.crn AND assessed.place = 1
    INNER JOIN assessment_need AS need ON need.assessment_pk = assessed.assessment_pk
    WHERE starts.start_date IS NOT NULL
),

worked AS (
    SELECT
        attendance.crn, objective.criminogenic_need, attendance.contact_date, attendance.is_attended, attendance.shown
    FROM attendance
    INNER JOIN objective ON objective.objective_id = attendance.objective_id
    WHERE coalesce(attendance.is_attended, attendance.is_appointment, TRUE)
),

services AS (
    SELECT
        needs.event_id,
        needs.section_code,
        CASE
            WHEN NOT nsi_types.service THEN FALSE
            WHEN
                CASE needs.section_code
                    WHEN '3' THEN nsi_types.accommodation
                    WHEN '4' THEN nsi_types.employment
                    WHEN '8' THEN nsi_types.drugs
                    WHEN '9' THEN nsi_types.alcohol
                    WHEN '10' THEN nsi_types.emotional
                    WHEN '11' THEN nsi_types.thinking
                    WHEN '12' THEN nsi_types.thinking
                END
                THEN TRUE
            WHEN coalesce(nsi_types.general, TRUE) THEN NULL
            ELSE FALSE
        END AS is_served,
        'nsi:' || nsi.nsi_id AS shown
    FROM needs
    INNER JOIN nsi ON nsi.crn = needs.crn AND nsi.referral_date <= needs.until
    LEFT JOIN nsi_types ON nsi_types.code = nsi.type
    WHERE
        (nsi.event_id IS NULL OR nsi.event_id = needs.event_id)
        AND (nsi.actual_end IS NULL OR nsi.actual_end >= needs.start_date)
    UNION ALL
    SELECT needs.event_id, needs.section_code, worked.is_attended AS is_served, worked.shown
    FROM needs
    INNER JOIN worked ON worked.crn = needs.crn AND worked.criminogenic_need = needs.section_code
    WHERE worked.contact_date >= needs.start_date AND worked.contact_date <= needs.until
),

judged AS (
    SELECT
        needs.event_id,
        needs.section_code,
        needs.is_need,
        coalesce(served.is_served, FALSE) AS is_served,
        served.event_id IS NOT NULL AS is_perhaps_served
    FROM needs
    LEFT JOIN (
        SELECT event_id, section_code, bool_or(coalesce(is_served, FALSE)) AS is_served
        FROM services
        WHERE coalesce(is_served, TRUE)
        GROUP BY event_id, section_code
    ) AS served ON served.event_id = needs.event_id AND served.section_code = needs.section_code
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_need THEN 1 END) AS needs,
        bool_or(is_need IS NULL) AS is_unclear,
        count(CASE WHEN is_need AND NOT is_perhaps_served THEN 1 END) AS unserved,
        count(CASE WHEN coalesce(is_need, TRUE) AND NOT is_served THEN 1 END) AS perhaps_unserved
    FROM judged
    GROUP BY event_id
),

evidence AS (
    SELECT starts.event_id, assessed.shown
    FROM starts
    INNER JOIN assessed ON assessed.crn = starts.crn AND assessed.place = 1
    UNION
    SELECT services.event_id, services.shown
    FROM services
    INNER JOIN judged ON judged.event_id = services.event_id AND judged.section_code = services.section_code
    WHERE services.is_served IS NULL AND coalesce(judged.is_need, TRUE) AND NOT judged.is_served
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE
        WHEN starts.start_date IS NULL THEN FALSE
        WHEN counted.needs > 0 THEN TRUE
        WHEN NOT counted.is_unclear THEN FALSE
    END AS applies,
    counted.unserved > 0 OR counted.perhaps_unserved = 0 AS known,
    counted.unserved > 0 AS holds,
    counted.unserved AS value,
    shown.shown_by,
    counted.unserved,
    counted.needs,
    assessed.completed_date AS assessed_date,
    starts.start_date
FROM starts
LEFT JOIN assessed ON assessed.crn = starts.crn AND assessed.place = 1
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
