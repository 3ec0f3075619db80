/*
id: CF-085
subject: event
title: Further offending since the start
rule:
  applies: Under supervision in the community on the day asked about.
  "true": An offence of a day after the start is recorded, whatever came of it.
  unknown: Only where a table is partial.
  reading: "Offences of one day count as one, because what came of each has a row of its own. An offence is known from the day of what came of it."
supports: [context]
needs: [custody, disposal, event, further_offending, recall, release]
catalogue: [FAC-09, FAC-10, FAC-11, FAC-12, EXM-33]
source: S2:300, S3:759–760, S3:981–982, S4:2117–2118
unit: days with an offence
says: "Further offences recorded since the start on {start_date}: {offences}, the first of {offence_date}."
version: 1
*/
WITH offended AS (
    SELECT
        active.event_id,
        count(DISTINCT again.offence_date) AS offences,
        min(again.offence_date) AS offence_date
    FROM active_in_community AS active
    INNER JOIN further_offending AS again
        ON again.event_id = active.event_id AND again.offence_date > active.start_date
    GROUP BY active.event_id
),

shown AS (
    SELECT event_id, list_sort(list('further_offending:' || event_id)) AS shown_by
    FROM offended
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    active.event_id IS NOT NULL AS applies,
    TRUE AS known,
    offended.event_id IS NOT NULL AS holds,
    offended.offences AS value,
    shown.shown_by,
    starts.start_date,
    offended.offences,
    offended.offence_date
FROM starts
LEFT JOIN active_in_community AS active ON active.event_id = starts.event_id
LEFT JOIN offended ON offended.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
