/*
id: CF-014
subject: event
title: Violence or a weapon, low risk, and no full analysis
rule:
  applies: "Sentenced for at least one offence with a weapon, or of violence, robbery or possession of a weapon."
  "true": "The risk of serious harm on the day of allocation was low, and neither a full analysis nor a reason for leaving it out is recorded."
  unknown: Nothing tells the risk on that day.
  reading: "Of several allocations the first counts; without one, the day asked about. A full analysis, or a reason, in any assessment of the sentence or of none in particular counts, whenever it was made."
supports: ["3.1.2"]
needs: [assessment, case_allocation, custody, disposal, event, offence, registration, release, rosh]
catalogue: [CLS-34, ALL-27]
source: S0:1195–1198, S2:416
unknown_without: [rosh.overall_level]
unit: risk of serious harm from 1, low, to 4, very high
says: On {looked_date} the recorded risk of serious harm was low, after an offence of violence or with a weapon. No full analysis is recorded, and no reason for leaving it out.
version: 1
*/
WITH violent AS (
    SELECT event_id, 'offence:' || offence_id AS shown
    FROM offence
    WHERE weapon_flag = 'Y' OR offence_group IN ('VIOLENCE', 'ROBBERY', 'WEAPON')
),

analysed AS (
    SELECT DISTINCT event_id
    FROM screenings
    WHERE full_completed_date IS NOT NULL OR override_reason IS NOT NULL
),

evidence AS (
    SELECT event_id, shown FROM violent
    UNION ALL
    SELECT event_id, shown FROM risk_at_allocation
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    violent.event_id IS NOT NULL AS applies,
    level.risk IS NOT NULL AS known,
    level.risk = 1 AND analysed.event_id IS NULL AS holds,
    level.risk AS value,
    shown.shown_by,
    coalesce(decided.decision_date, $as_at) AS looked_date
FROM starts
LEFT JOIN (SELECT DISTINCT event_id FROM violent) AS violent ON violent.event_id = starts.event_id
LEFT JOIN first_allocations AS decided ON decided.event_id = starts.event_id
LEFT JOIN risk_at_allocation AS level ON level.event_id = starts.event_id
LEFT JOIN analysed ON analysed.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
