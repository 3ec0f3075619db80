/*
id: tiers_2016
says: The tier of the scheme of 2016 for everyone whose sentence runs while it is in force, as far as it is published. That is C; of others it is NULL.
reads: [sentences_running, latest_scores, risk_now]
kept: true
*/
WITH told AS (
    SELECT DISTINCT
        running.crn,
        rsr.score_2yr AS rsr,
        ogrs.score_2yr AS ogrs,
        risk.risk
    FROM sentences_running AS running
    LEFT JOIN latest_scores AS rsr ON rsr.crn = running.crn AND rsr.name = 'RSR'
    LEFT JOIN latest_scores AS ogrs ON ogrs.crn = running.crn AND ogrs.name = 'OGRS3'
    LEFT JOIN risk_now AS risk ON risk.crn = running.crn
    WHERE $tier_scheme = 'E3_2016'
)

SELECT
    crn,
    rsr,
    ogrs,
    risk,
    CASE
        WHEN rsr > $tier_c_rsr_to OR ogrs > $tier_c_ogrs_to OR risk > 2 THEN NULL
        WHEN rsr IS NULL OR ogrs IS NULL OR risk IS NULL THEN NULL
        WHEN rsr >= $tier_c_rsr_from OR ogrs >= $tier_c_ogrs_from OR risk = 2 THEN 'C'
    END AS tier
FROM told
