/*
id: tier-2020
subject: person
title: Tier by the scheme of 2020
says: "A letter from risk of harm and of serious recidivism, MAPPA and registers; a digit from needs, reconviction and integrated management."
applies: People whose sentence runs, while the scheme is in force.
reading: "Needs are those of the latest completed assessment; a section it does not hold adds nothing. Three answers that count for women are in no extract: where they could change the letter, the tier is unknown. MAPPA of which the level is not recorded is unknown."
needs: [assessment, assessment_need, custody, disposal, event, nsi, person, predictor, recall, registration, release, requirement, rosh]
parameters: [tier_scheme, tier_assessed_days, tier_women_points, tier_women_unseen, tier_women_months]
made_of:
  rsr_points: predictor.score_2yr
  rosh_points: rosh.overall_level
  mappa_points: registration.level
  register_points: registration.register_type
  women_points: person.gender
  women_told: answers of the assessment for women
  has_mandate: requirement.restrictive
  is_assessed: assessment.date_completed
  needs_points: assessment_need.severity
  ogrs_points: predictor.score_2yr
  integrated_points: registration.register_type
source: "The public tier service of the Ministry of Justice; S2:216"
unit: points for the letter
version: 1
*/
SELECT
    crn AS subject,
    CASE WHEN tier IS NOT NULL THEN protect_points END AS value,
    tier AS answer,
    CAST(rsr_points AS INTEGER) AS rsr_points,
    CAST(rosh_points AS INTEGER) AS rosh_points,
    CAST(mappa_points AS INTEGER) AS mappa_points,
    CAST(register_points AS INTEGER) AS register_points,
    women_points,
    women_told,
    has_mandate,
    is_assessed,
    CAST(CASE WHEN NOT has_mandate OR NOT is_assessed THEN 0 ELSE needs_points END AS INTEGER) AS needs_points,
    CAST(CASE WHEN NOT has_mandate OR NOT is_assessed THEN 0 ELSE ogrs_points END AS INTEGER) AS ogrs_points,
    CAST(integrated_points AS INTEGER) AS integrated_points
FROM tiers_2020
