/*
id: CF-017
subject: person
title: Tier not as recomputed
rule:
  applies: A tier of the scheme in force is recorded, and a sentence runs.
  "true": The tier worked out anew from the record is another.
  unknown: "Something that the scheme takes is not recorded, or its rule for the case is not published."
  reading: "The latest tier recorded under the scheme counts. Of the scheme of 2016 only C is published, and C1 and C2 are kinds of it."
supports: ["1.2"]
needs: [assessment, assessment_need, custody, disposal, enquiry, event, management_tier, nsi, offence, person, predictor, previous_conviction, recall, registration, release, requirement, rosh, rosh_group]
parameters: [tier_scheme]
catalogue: [SYS-27, CLS-33]
source: S2:216, S0:453–455, S4:1134–1136
unknown_without: [predictor.score_2yr, rosh.overall_level, assessment_need.severity, requirement.restrictive]
says: "Tier {recorded} is recorded from {recorded_date}; the scheme in force gives {recomputed}."
version: 1
*/
WITH ordered AS (
    SELECT
        crn,
        tier_code,
        date_changed,
        'management_tier:' || crn || '/' || scheme || '/' || CAST(date_changed AS VARCHAR) AS shown,
        row_number() OVER (PARTITION BY crn ORDER BY date_changed DESC) AS place
    FROM management_tier
    WHERE scheme = $tier_scheme AND date_changed <= $as_at
)

SELECT
    person.crn AS subject,
    count(ordered.tier_code) > 0 AND count(recomputed.crn) > 0 AS applies,
    TRUE AS known,
    NOT max(ordered.tier_code) LIKE max(recomputed.tier) || '%' AS holds,
    CAST(NULL AS DOUBLE) AS value,
    list_sort(list(ordered.shown)) AS shown_by,
    max(ordered.tier_code) AS recorded,
    max(ordered.date_changed) AS recorded_date,
    max(recomputed.tier) AS recomputed
FROM person
LEFT JOIN ordered ON ordered.crn = person.crn AND ordered.place = 1
LEFT JOIN tiers_recomputed AS recomputed ON recomputed.crn = person.crn
GROUP BY person.crn
