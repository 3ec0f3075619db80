/*
id: tiers_2025
says: The tier of the scheme of 2025 for everyone whose sentence runs while it is in force. It is the highest of what each part gives; without the two predictors of reoffending it is NULL.
reads: [sentences_running, starts, latest_scores, risk_now, mappa_now, domestic_abuse_now, child_concerns_now, tier_2025_reoffending, tier_2025_sexual, tier_2025_recorded]
kept: true
*/
WITH people AS (
    SELECT DISTINCT crn FROM sentences_running WHERE $tier_scheme = 'TIER_2025'
),

reoffending AS (
    SELECT any_score.crn, given.tier
    FROM latest_scores AS any_score
    INNER JOIN latest_scores AS serious ON serious.crn = any_score.crn AND serious.name = 'CSRP'
    INNER JOIN tier_2025_reoffending AS given
        ON
            any_score.score_2yr >= given.arp_from
            AND any_score.score_2yr < given.arp_below
            AND serious.score_2yr >= given.csrp_from
            AND serious.score_2yr < given.csrp_below
    WHERE any_score.name = 'ARP'
),

recorded AS (
    SELECT risk.crn, CASE WHEN mappa.crn IS NULL THEN 'rosh' ELSE 'mappa' END AS input, CAST(risk.risk AS VARCHAR) AS code
    FROM risk_now AS risk
    LEFT JOIN mappa_now AS mappa ON mappa.crn = risk.crn
    UNION ALL
    SELECT mappa.crn, 'mappa' AS input, '1' AS code
    FROM mappa_now AS mappa
    UNION ALL
    SELECT
        running.crn,
        'life' AS input,
        CASE
            WHEN add_months(starts.start_date, $tier_life_soon_months) >= $as_at THEN 'first-year'
            WHEN add_months(starts.start_date, $tier_life_later_months) >= $as_at THEN 'five-years'
            ELSE 'later'
        END AS code
    FROM sentences_running AS running
    INNER JOIN starts ON starts.event_id = running.event_id
    INNER JOIN disposal ON disposal.disposal_id = running.disposal_id
    WHERE disposal.sentence_type = 'LIFE_IPP'
    UNION ALL
    SELECT running.crn, 'abuse' AS input, 'Y' AS code
    FROM sentences_running AS running
    INNER JOIN domestic_abuse_now AS abuse ON abuse.event_id = running.event_id
    UNION ALL
    SELECT running.crn, 'children' AS input, 'Y' AS code
    FROM sentences_running AS running
    INNER JOIN child_concerns_now AS concern ON concern.event_id = running.event_id
    UNION ALL
    SELECT
        crn,
        CASE register_type WHEN 'SPO' THEN 'stalking' ELSE 'sexual' END AS input,
        'Y' AS code
    FROM registration
    WHERE
        register_type IN ('ARSO', 'ANSO')
        OR (register_type = 'SPO' AND start_date <= $as_at AND (end_date IS NULL OR end_date > $as_at))
    UNION ALL
    SELECT event.crn, 'sexual' AS input, 'Y' AS code
    FROM offence
    INNER JOIN event ON event.event_id = offence.event_id
    WHERE offence.offence_group IN ('SEXUAL', 'SEXUAL_CHILD')
    UNION ALL
    SELECT crn, 'sexual' AS input, 'Y' AS code
    FROM previous_conviction
    WHERE last_sexual_conviction_date IS NOT NULL
),

given AS (
    SELECT crn, tier FROM reoffending
    UNION ALL
    SELECT recorded.crn, counted.tier
    FROM recorded
    INNER JOIN tier_2025_recorded AS counted ON counted.input = recorded.input AND counted.code = recorded.code
    UNION ALL
    SELECT score.crn, counted.tier
    FROM latest_scores AS score
    INNER JOIN tier_2025_sexual AS counted
        ON
            counted.band = score.band
            AND coalesce(score.score_2yr, 0) >= counted.from_score
            AND coalesce(score.score_2yr, 0) < counted.below_score
    WHERE score.name = 'DC_SRP'
),

highest AS (
    SELECT crn, min(tier) AS tier FROM given GROUP BY crn
)

SELECT
    people.crn,
    reoffending.tier AS reoffending_tier,
    highest.tier AS highest_tier,
    CASE WHEN reoffending.tier IS NOT NULL THEN highest.tier END AS tier
FROM people
LEFT JOIN reoffending ON reoffending.crn = people.crn
LEFT JOIN highest ON highest.crn = people.crn
