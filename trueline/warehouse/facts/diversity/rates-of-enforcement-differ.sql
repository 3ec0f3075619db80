/*
id: CF-115
subject: provider
title: Rates of enforcement differ by ethnicity
rule:
  applies: "At least as many events of people of minority ethnic groups, and of white people, as rates are compared from."
  "true": The 95 per cent interval of the difference between their rates of breach or recall does not hold zero.
  unknown: Only where a table is partial.
  reading: "Events whose supervision began are counted; people whose ethnicity is not stated are in neither group. The interval is that of the difference of two proportions by the normal distribution, not pooled. A difference is no reason: what people were sentenced for, and for how long, is not taken into account."
supports: ["1.3"]
needs: [custody, disposal, event, nsi, person, provider, recall, release]
parameters: [disproportion_events, interval_width]
catalogue: [DIV-06]
source: S0:557–558, S0:1581–1584
unit: percentage points
says: "By {as_at} a breach or a recall is recorded for {minority_rate} % of {minority_events} events of people of minority ethnic groups and for {white_rate} % of {white_events} of white people: a difference of {difference} percentage points, 95 % interval {low} to {high}."
version: 1
*/
WITH enforced AS (
    SELECT starts.event_id
    FROM starts
    INNER JOIN nsi ON nsi.crn = starts.crn AND (nsi.event_id IS NULL OR nsi.event_id = starts.event_id)
    WHERE nsi.type IN ('BRE', 'REC')
    UNION
    SELECT starts.event_id
    FROM starts
    INNER JOIN custody ON custody.disposal_id = starts.disposal_id
    INNER JOIN release ON release.custody_id = custody.custody_id
    INNER JOIN recall ON recall.release_id = release.release_id
),

counted AS (
    SELECT
        count(CASE WHEN ethnicities.minority THEN 1 END) AS minority_events,
        count(CASE WHEN ethnicities.minority THEN enforced.event_id END) AS minority_enforced,
        count(CASE WHEN ethnicities.white THEN 1 END) AS white_events,
        count(CASE WHEN ethnicities.white THEN enforced.event_id END) AS white_enforced
    FROM starts
    INNER JOIN person ON person.crn = starts.crn
    INNER JOIN ethnicities ON ethnicities.code = person.ethnicity
    LEFT JOIN enforced ON enforced.event_id = starts.event_id
    WHERE starts.start_date IS NOT NULL
),

rates AS (
    SELECT
        minority_events,
        white_events,
        minority_enforced / nullif(minority_events, 0) AS minority_rate,
        white_enforced / nullif(white_events, 0) AS white_rate,
        100 * (minority_enforced * white_events - white_enforced * minority_events)
        / nullif(minority_events * white_events, 0) AS difference
    FROM counted
),

compared AS (
    SELECT
        minority_events,
        white_events,
        100 * minority_rate AS minority_rate,
        100 * white_rate AS white_rate,
        difference,
        100 * $interval_width * sqrt(
            minority_rate * (1 - minority_rate) / minority_events + white_rate * (1 - white_rate) / white_events
        ) AS half_width
    FROM rates
),

shown AS (
    SELECT provider_code, list_sort(list('provider:' || provider_code)) AS shown_by
    FROM provider
    WHERE provider_code = $provider
    GROUP BY provider_code
)

SELECT
    shown.provider_code AS subject,
    compared.minority_events >= $disproportion_events AND compared.white_events >= $disproportion_events AS applies,
    TRUE AS known,
    abs(compared.difference) > compared.half_width AS holds,
    compared.difference AS value,
    shown.shown_by,
    compared.minority_events,
    compared.white_events,
    round(compared.minority_rate, 1) AS minority_rate,
    round(compared.white_rate, 1) AS white_rate,
    round(compared.difference, 1) AS difference,
    round(compared.difference - compared.half_width, 1) AS low,
    round(compared.difference + compared.half_width, 1) AS high
FROM shown
CROSS JOIN compared
