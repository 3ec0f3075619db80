/*
id: CF-049C
subject: person
title: Approved premises below high risk
rule:
  applies: An arrival at approved premises is recorded.
  "true": At the day of at least one arrival the risk of serious harm was neither high nor very high.
  unknown: Nothing tells the risk on the day of an arrival.
supports: [data]
needs: [ap_residence, assessment, person, registration, rosh]
catalogue: [INT-20]
source: S0:1512–1514
unknown_without: [rosh.overall_level]
unit: arrivals
says: "On arrival at approved premises on {arrival_date} the risk of serious harm on record was neither high nor very high."
version: 1
*/
WITH levels AS (
    SELECT
        stay.crn, stay.referral_date, spell.risk, spell.shown,
        row_number() OVER (
            PARTITION BY stay.crn, stay.referral_date ORDER BY spell.since DESC, spell.shown DESC
        ) AS place
    FROM approved_premises_stays AS stay
    INNER JOIN risk_spells AS spell ON spell.crn = stay.crn AND spell.since <= stay.arrival_date
    WHERE spell.until IS NULL OR spell.until > stay.arrival_date
),

arrivals AS (
    SELECT stay.crn, stay.arrival_date, stay.shown, level.shown AS shown_risk, level.risk < 3 AS is_below
    FROM approved_premises_stays AS stay
    LEFT JOIN levels AS level
        ON level.crn = stay.crn AND level.referral_date = stay.referral_date AND level.place = 1
    WHERE stay.arrival_date IS NOT NULL
),

counted AS (
    SELECT
        crn,
        count(CASE WHEN is_below THEN 1 END) AS below,
        count(CASE WHEN is_below IS NULL THEN 1 END) AS unclear,
        min(CASE WHEN is_below THEN arrival_date END) AS arrival_date
    FROM arrivals
    GROUP BY crn
),

evidence AS (
    SELECT crn, shown FROM arrivals WHERE coalesce(is_below, TRUE)
    UNION
    SELECT crn, shown_risk AS shown FROM arrivals WHERE is_below
),

shown AS (
    SELECT crn, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY crn
)

SELECT
    person.crn AS subject,
    counted.crn IS NOT NULL AS applies,
    counted.below > 0 OR counted.unclear = 0 AS known,
    counted.below > 0 AS holds,
    counted.below AS value,
    shown.shown_by,
    counted.arrival_date
FROM person
LEFT JOIN counted ON counted.crn = person.crn
LEFT JOIN shown ON shown.crn = person.crn
