/*
id: tier_2020_change_points
says: What counts towards the digit of a tier of the scheme of 2020, for everyone whose sentence runs. A mandate for change is custody, or a requirement in force that is not restrictive and not unpaid work. Needs are those of the latest completed assessment.
reads: [sentences_running, latest_scores, completed_assessments, tier_2020_points, tier_2020_needs]
kept: true
*/
WITH mandates AS (
    SELECT
        running.crn,
        max(
            CASE
                WHEN running.kind <> 'community' THEN 2
                WHEN requirement.main_category IN ('W', 'W1') OR requirement.restrictive = 'Y' THEN 0
                WHEN requirement.restrictive = 'N' THEN 2
                WHEN requirement.requirement_id IS NOT NULL THEN 1
                ELSE 0
            END
        ) AS certainty
    FROM sentences_running AS running
    LEFT JOIN requirement
        ON
            requirement.disposal_id = running.disposal_id
            AND requirement.start_date <= $as_at
            AND (requirement.termination_date IS NULL OR requirement.termination_date > $as_at)
    GROUP BY running.crn
),

latest AS (
    SELECT crn, assessment_pk, completed_date
    FROM completed_assessments
    WHERE until IS NULL AND completed_date >= add_days($as_at, -$tier_assessed_days)
),

needs AS (
    SELECT
        latest.crn,
        sum(
            coalesce(counted.weight, 0) * CASE
                WHEN need.score >= counted.severe_from THEN 2
                WHEN need.score >= counted.standard_from THEN 1
                WHEN need.score IS NOT NULL THEN 0
                WHEN need.severity = 'SEVERE' THEN 2
                WHEN need.severity = 'STANDARD' THEN 1
                ELSE 0
            END
        ) AS points
    FROM latest
    INNER JOIN assessment_need AS need ON need.assessment_pk = latest.assessment_pk
    LEFT JOIN tier_2020_needs AS counted ON counted.section_code = need.section_code
    GROUP BY latest.crn
),

integrated AS (
    SELECT DISTINCT registration.crn, counted.points
    FROM registration
    INNER JOIN tier_2020_points AS counted ON counted.code = registration.register_type AND counted.input = 'integrated'
    WHERE registration.start_date <= $as_at AND (registration.end_date IS NULL OR registration.end_date > $as_at)
)

SELECT
    mandates.crn,
    CASE mandates.certainty WHEN 2 THEN TRUE WHEN 0 THEN FALSE END AS has_mandate,
    latest.crn IS NOT NULL AS is_assessed,
    needs.points AS needs_points,
    floor(ogrs.score_2yr / 10) AS ogrs_points,
    coalesce(integrated.points, 0) AS integrated_points
FROM mandates
LEFT JOIN latest ON latest.crn = mandates.crn
LEFT JOIN needs ON needs.crn = mandates.crn
LEFT JOIN latest_scores AS ogrs ON ogrs.crn = mandates.crn AND ogrs.name = 'OGRS3'
LEFT JOIN integrated ON integrated.crn = mandates.crn
