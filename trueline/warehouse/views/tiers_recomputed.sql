/*
id: tiers_recomputed
says: The tier of everyone whose sentence runs, by the scheme in force; NULL where it cannot be told.
reads: [tiers_2016, tiers_2020, tiers_2025]
*/
SELECT crn, tier FROM tiers_2016
UNION ALL
SELECT crn, tier FROM tiers_2020
UNION ALL
SELECT crn, tier FROM tiers_2025
