/*
id: tier-2025
subject: person
title: Tier by the scheme of 2025
says: "The highest of the tiers that reoffending, sexual reoffending, MAPPA and risk of serious harm, a life sentence, domestic abuse, stalking, child protection and a sexual offence give."
applies: People whose sentence runs, while the scheme is in force.
reading: "Bands of the medium sexual predictor are told by its score alone: whether risk was reduced is in no extract. A missing risk level makes no tier unknown, as the source calls such a tier provisional."
needs: [assessment, custody, disposal, enquiry, event, offence, predictor, previous_conviction, recall, registration, release, rosh, rosh_group]
parameters: [tier_scheme, tier_life_soon_months, tier_life_later_months]
made_of: {reoffending_tier: predictor.score_2yr, highest_tier: predictor.score_2yr}
source: "The public tier service of the Ministry of Justice"
version: 1
*/
SELECT
    crn AS subject,
    CAST(NULL AS DOUBLE) AS value,
    tier AS answer,
    reoffending_tier,
    highest_tier
FROM tiers_2025
