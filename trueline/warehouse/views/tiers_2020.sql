/*
id: tiers_2020
says: The tier of the scheme of 2020 for everyone whose sentence runs while it is in force. The larger of risk of serious recidivism and of serious harm counts with the other points for the letter; needs, reconviction and integrated management for the digit.
reads: [tier_2020_protect_points, tier_2020_change_points, tier_2020_ranges]
kept: true
*/
WITH added AS (
    SELECT
        protect.crn,
        protect.gender,
        protect.rsr_points,
        protect.rosh_points,
        protect.mappa_points,
        protect.register_points,
        protect.women_points,
        CASE
            WHEN protect.rsr_points IS NOT NULL AND protect.rosh_points IS NOT NULL
                THEN
                    greatest(protect.rsr_points, protect.rosh_points)
                    + protect.mappa_points + protect.register_points + protect.women_points
        END AS protect_points,
        protect.unseen_points,
        change.has_mandate,
        change.is_assessed,
        change.needs_points,
        change.ogrs_points,
        change.integrated_points,
        change.needs_points + change.ogrs_points + change.integrated_points AS change_points
    FROM tier_2020_protect_points AS protect
    INNER JOIN tier_2020_change_points AS change ON change.crn = protect.crn
),

ranked AS (
    SELECT
        added.*,
        lowest.level AS letter_at_least,
        highest.level AS letter_at_most,
        CASE
            WHEN NOT added.has_mandate THEN '0'
            WHEN added.has_mandate AND NOT added.is_assessed THEN '2'
            WHEN added.has_mandate THEN change.level
        END AS digit
    FROM added
    LEFT JOIN tier_2020_ranges AS lowest
        ON
            lowest.input = 'protect'
            AND added.protect_points >= lowest.from_score
            AND added.protect_points < lowest.below_score
    LEFT JOIN tier_2020_ranges AS highest
        ON
            highest.input = 'protect'
            AND added.protect_points + added.unseen_points >= highest.from_score
            AND added.protect_points + added.unseen_points < highest.below_score
    LEFT JOIN tier_2020_ranges AS change
        ON
            change.input = 'change'
            AND added.change_points >= change.from_score
            AND added.change_points < change.below_score
)

SELECT
    ranked.*,
    CASE WHEN letter_at_least = letter_at_most OR protect_points IS NULL THEN 'told' END AS women_told,
    CASE WHEN letter_at_least = letter_at_most THEN letter_at_least || digit END AS tier
FROM ranked
