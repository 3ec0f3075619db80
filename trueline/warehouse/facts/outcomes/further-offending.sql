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
        again.event_id,
        again.offence_date,
        'further_offending:' || again.crn || '/' || again.event_id
        || '/' || CAST(again.offence_date AS VARCHAR) || '/' || again.outcome AS shown
    FROM active_in_community AS active
    INNER JOIN further_offending AS again
        ON again.event_id = active.event_id AND again.offence_date > active.start_date
),

counted AS (
    SELECT
        event_id,
        count(DISTINCT offence_date) AS offences,
        min(offence_date) AS offence_date,
        list_sort(list(DISTINCT shown)) AS shown_by
    FROM offended
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    active.event_id IS NOT NULL AS applies,
    TRUE AS known,
    counted.event_id IS NOT NULL AS holds,
    counted.offences AS value,
    counted.shown_by,
    starts.start_date,
    counted.offences,
    counted.offence_date
FROM starts
LEFT JOIN active_in_community AS active ON active.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
