/*
id: CF-018
subject: event
title: Grade of the officer below the risk of the case
rule:
  applies: An officer in the community holds the case.
  "true": "The officer is a probation services officer, and the risk of serious harm or the level of MAPPA is above the highest for that grade, or the provider gives cases of domestic abuse and risk to children to probation officers and this is one."
  unknown: "The grade is not known; or nothing tells the risk of a case of a probation services officer, and nothing else is above the limits."
  reading: A MAPPA registration whose level is not recorded tells nothing.
supports: ["1.2"]
needs: [assessment, custody, disposal, enquiry, event, offence, order_manager, registration, release, rosh, rosh_group, staff]
parameters: [pso_max_rosh, pso_max_mappa, po_for_abuse_and_children]
catalogue: [ORG-11, WRK-10, WRK-11, REC-34]
source: S0:1842–1843, S4:1945–1948, S3:1281–1283
unknown_without: [staff.grade, rosh.overall_level, registration.level]
unit: risk of serious harm from 1, low, to 4, very high
says: On {as_at} a probation services officer holds the case. The recorded risk, the level of MAPPA or a concern is one that the limits give to another grade.
version: 1
*/
WITH concerns AS (
    SELECT event_id, shown FROM domestic_abuse_now WHERE $po_for_abuse_and_children = 1
    UNION
    SELECT event_id, shown FROM child_concerns_now WHERE $po_for_abuse_and_children = 1
),

held AS (
    SELECT
        starts.event_id,
        officer.event_id IS NOT NULL AS is_held,
        officer.grade,
        officer.shown AS officer,
        level.risk,
        level.shown AS level,
        mappa.shown AS mappa,
        level.risk > CASE $pso_max_rosh
            WHEN 'LOW' THEN 1 WHEN 'MEDIUM' THEN 2 WHEN 'HIGH' THEN 3 ELSE 4
        END AS is_risk_above,
        CASE WHEN mappa.crn IS NULL THEN FALSE ELSE mappa.level > $pso_max_mappa END AS is_mappa_above,
        concerned.event_id IS NOT NULL AS is_concern
    FROM starts
    LEFT JOIN officers_now AS officer ON officer.event_id = starts.event_id
    LEFT JOIN risk_now AS level ON level.crn = starts.crn
    LEFT JOIN mappa_now AS mappa ON mappa.crn = starts.crn
    LEFT JOIN (SELECT DISTINCT event_id FROM concerns) AS concerned ON concerned.event_id = starts.event_id
),

evidence AS (
    SELECT event_id, officer AS shown FROM held WHERE is_held
    UNION
    SELECT event_id, level AS shown FROM held WHERE is_risk_above
    UNION
    SELECT event_id, mappa AS shown FROM held WHERE coalesce(is_mappa_above, TRUE)
    UNION
    SELECT event_id, shown FROM concerns
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    held.event_id AS subject,
    held.is_held AS applies,
    held.grade IS NOT NULL AS known,
    held.grade = 'PSO' AND (held.is_risk_above OR held.is_mappa_above OR held.is_concern) AS holds,
    held.risk AS value,
    shown.shown_by
FROM held
LEFT JOIN shown ON shown.event_id = held.event_id
