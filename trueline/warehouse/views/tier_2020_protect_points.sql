/*
id: tier_2020_protect_points
says: What counts towards the letter of a tier of the scheme of 2020, for everyone whose sentence runs while it is in force. NULL stands for what is not recorded.
reads: [sentences_running, latest_scores, risk_now, mappa_now, tier_2020_points, tier_2020_ranges, tier_enforcement]
kept: true
*/
WITH people AS (
    SELECT DISTINCT running.crn, person.gender
    FROM sentences_running AS running
    INNER JOIN person ON person.crn = running.crn
    WHERE $tier_scheme = 'TIER_2020'
),

registered AS (
    SELECT held.crn, sum(held.points) AS points
    FROM (
        SELECT DISTINCT registration.crn, registration.register_type, counted.points
        FROM registration
        INNER JOIN tier_2020_points AS counted
            ON counted.code = registration.register_type AND counted.input = 'register'
        WHERE
            registration.start_date <= $as_at
            AND (registration.end_date IS NULL OR registration.end_date > $as_at)
    ) AS held
    GROUP BY held.crn
),

enforced AS (
    SELECT DISTINCT nsi.crn
    FROM nsi
    INNER JOIN tier_enforcement ON tier_enforcement.outcome = nsi.outcome
    LEFT JOIN sentences_running AS running ON running.event_id = nsi.event_id
    WHERE
        nsi.type IN ('BRE', 'REC')
        AND (running.event_id IS NOT NULL OR add_months(nsi.referral_date, $tier_women_months) > $as_at)
)

SELECT
    people.crn,
    people.gender,
    score.points AS rsr_points,
    risk_points.points AS rosh_points,
    CASE WHEN mappa.crn IS NULL THEN 0 ELSE mappa_points.points END AS mappa_points,
    coalesce(registered.points, 0) AS register_points,
    CASE WHEN people.gender = 'F' AND enforced.crn IS NOT NULL THEN $tier_women_points ELSE 0 END AS women_points,
    CASE WHEN people.gender = 'F' THEN $tier_women_unseen ELSE 0 END AS unseen_points
FROM people
LEFT JOIN latest_scores AS rsr ON rsr.crn = people.crn AND rsr.name = 'RSR'
LEFT JOIN tier_2020_ranges AS score
    ON score.input = 'rsr' AND rsr.score_2yr >= score.from_score AND rsr.score_2yr < score.below_score
LEFT JOIN risk_now AS risk ON risk.crn = people.crn
LEFT JOIN tier_2020_points AS risk_points
    ON risk_points.input = 'rosh' AND risk_points.code = CAST(risk.risk AS VARCHAR)
LEFT JOIN mappa_now AS mappa ON mappa.crn = people.crn
LEFT JOIN tier_2020_points AS mappa_points
    ON mappa_points.input = 'mappa' AND mappa_points.code = CAST(mappa.level AS VARCHAR)
LEFT JOIN registered ON registered.crn = people.crn
LEFT JOIN enforced ON enforced.crn = people.crn
