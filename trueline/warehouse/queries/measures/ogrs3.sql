/*
id: ogrs3
subject: event
title: Reconviction score of the third scale (OGRS3)
says: "The chance in whole per cent, by age, sex and criminal history, of being convicted again within two years, with its band; the chance within one year is among what it is made of."
applies: Events of which supervision has begun.
reading: "Follow-up begins with supervision. Sanctions in the extract are those before this one. Where there is none, this one is the first."
needs: [custody, disposal, event, offence, person, previous_conviction, release]
parameters: [ogrs3_first, ogrs3_repeat, ogrs3_history, ogrs3_years, ogrs3_one_year, ogrs3_two_years]
made_of:
  sex: person.gender
  age_at_start: person.date_of_birth
  age_at_conviction: event.conviction_date
  age_at_first: previous_conviction.first_sanction_date
  previous_sanctions: previous_conviction.sanctions_count
  offence_group: offence.offence_group
  offence_weight: ogrs3_offences
  age_weight: ogrs3_ages
  one_year: worked out
source: "Research Summary 7/09; S4:2842–2843"
unit: per cent in two years
version: 1
*/
WITH told AS (
    SELECT
        starts.event_id,
        person.gender AS sex,
        years_between(person.date_of_birth, starts.start_date) AS age_at_start,
        years_between(person.date_of_birth, event.conviction_date) AS age_at_conviction,
        CASE
            WHEN history.sanctions_count = 0 THEN years_between(person.date_of_birth, event.conviction_date)
            ELSE years_between(person.date_of_birth, history.first_sanction_date)
        END AS age_at_first,
        history.sanctions_count AS previous_sanctions,
        offence.offence_group
    FROM starts
    INNER JOIN event ON event.event_id = starts.event_id
    INNER JOIN person ON person.crn = starts.crn
    LEFT JOIN previous_conviction AS history ON history.crn = starts.crn
    LEFT JOIN offence ON offence.event_id = starts.event_id AND offence.is_main = 'Y'
    WHERE starts.start_date <= $as_at
),

weighed AS (
    SELECT
        told.*,
        ages.weight AS age_weight,
        offences.weight AS offence_weight,
        CASE
            WHEN told.age_at_conviction >= told.age_at_first
                THEN
                    ages.weight
                    + offences.weight
                    + CASE WHEN told.previous_sanctions = 0 THEN $ogrs3_first ELSE $ogrs3_repeat END
                    + $ogrs3_history * ln(
                        CAST(1 + told.previous_sanctions AS DOUBLE)
                        / ($ogrs3_years + told.age_at_conviction - told.age_at_first)
                    )
        END AS weight
    FROM told
    LEFT JOIN ogrs3_ages AS ages
        ON ages.sex = told.sex AND told.age_at_start >= ages.from_age AND told.age_at_start <= ages.to_age
    LEFT JOIN ogrs3_offences AS offences ON offences.offence_group = told.offence_group
),

scored AS (
    SELECT
        weighed.*,
        round(100 / (1 + exp(-($ogrs3_one_year + weight)))) AS in_one_year,
        round(100 / (1 + exp(-($ogrs3_two_years + weight)))) AS in_two_years
    FROM weighed
)

SELECT
    scored.event_id AS subject,
    scored.in_two_years AS value,
    bands.band AS answer,
    scored.sex,
    scored.age_at_start,
    scored.age_at_conviction,
    scored.age_at_first,
    scored.previous_sanctions,
    scored.offence_group,
    CAST(round(10000 * scored.age_weight) AS INTEGER) AS age_weight,
    CAST(round(10000 * scored.offence_weight) AS INTEGER) AS offence_weight,
    CAST(scored.in_one_year AS INTEGER) AS one_year
FROM scored
LEFT JOIN ogrs3_bands AS bands
    ON scored.in_two_years >= bands.from_score AND scored.in_two_years <= bands.to_score
