/*
id: tier-2016
subject: person
title: Tier by the scheme of 2016, as far as it is published
says: "Tier C where the risk of serious recidivism, the reconviction score or the risk of serious harm reaches the part of the scheme that is known, and none goes above it. The rest of the scheme is not published, so that all others are unknown."
applies: People whose sentence runs, while the scheme is in force.
needs: [assessment, custody, disposal, event, predictor, recall, registration, release, rosh]
parameters: [tier_scheme, tier_c_rsr_from, tier_c_rsr_to, tier_c_ogrs_from, tier_c_ogrs_to]
made_of: {rsr: predictor.score_2yr, ogrs: predictor.score_2yr, rosh: rosh.overall_level}
else_missing: the rest of the scheme
source: "NPS E3 tiering framework of June 2016, in part; S4:1147"
version: 1
*/
SELECT
    crn AS subject,
    CAST(NULL AS DOUBLE) AS value,
    tier AS answer,
    CAST(rsr AS DECIMAL(6, 2)) AS rsr,
    CAST(ogrs AS DECIMAL(6, 2)) AS ogrs,
    risk AS rosh
FROM tiers_2016
