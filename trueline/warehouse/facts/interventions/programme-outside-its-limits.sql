/*
id: CF-048C
subject: event
title: Programme outside its limits
rule:
  applies: A referral to a programme for which limits are recorded.
  "true": "At one or more the sex, the risk of serious harm on the day of the referral, or the group of the main offence is outside the programme’s limits."
  unknown: "Nothing is known to be outside, but what a limit looks at is not told."
  reading: "The kind of the referral is the code of the programme. Groups of offences are separated by spaces."
supports: ["2.3.2"]
needs: [assessment, custody, disposal, event, nsi, offence, person, programme, registration, release, rosh]
catalogue: [INT-10, INT-11]
source: S0:1643–1644, S0:1739–1741
unknown_without: [person.gender, rosh.overall_level, offence.offence_group]
unit: referrals outside the limits
says: "At {outside} referral to a programme the sex, the risk of serious harm or the offence was outside the limits recorded for it; the first was on {referral_date}."
version: 1
*/
WITH limited AS (
    SELECT
        referral.event_id, referral.crn, referral.nsi_id, referral.referral_date, referral.shown,
        'programme:' || programme.programme_code AS shown_programme, programme.sex, programme.offence_groups,
        CASE programme.min_rosh WHEN 'LOW' THEN 1 WHEN 'MEDIUM' THEN 2 WHEN 'HIGH' THEN 3 WHEN 'VERY_HIGH' THEN 4 END AS least_risk,
        CASE programme.max_rosh WHEN 'LOW' THEN 1 WHEN 'MEDIUM' THEN 2 WHEN 'HIGH' THEN 3 WHEN 'VERY_HIGH' THEN 4 END AS most_risk
    FROM programme_referrals AS referral
    INNER JOIN programme ON programme.programme_code = referral.programme_code
    WHERE coalesce(programme.min_rosh, programme.max_rosh, programme.sex, programme.offence_groups) IS NOT NULL
),

levels AS (
    SELECT
        limited.event_id, limited.nsi_id, spell.risk, spell.shown,
        row_number() OVER (
            PARTITION BY limited.event_id, limited.nsi_id ORDER BY spell.since DESC, spell.shown DESC
        ) AS place
    FROM limited
    INNER JOIN risk_spells AS spell ON spell.crn = limited.crn AND spell.since <= limited.referral_date
    WHERE
        coalesce(limited.least_risk, limited.most_risk) IS NOT NULL
        AND (spell.until IS NULL OR spell.until > limited.referral_date)
),

judged AS (
    SELECT
        limited.event_id,
        limited.referral_date,
        limited.shown,
        limited.shown_programme,
        level.shown AS shown_risk,
        CASE
            WHEN limited.sex IS NULL THEN FALSE
            WHEN person.gender <> 'U' THEN person.gender <> limited.sex
        END
        OR CASE WHEN limited.least_risk IS NULL THEN FALSE ELSE level.risk < limited.least_risk END
        OR CASE WHEN limited.most_risk IS NULL THEN FALSE ELSE level.risk > limited.most_risk END
        OR CASE
            WHEN limited.offence_groups IS NULL THEN FALSE
            ELSE NOT (' ' || limited.offence_groups || ' ' LIKE '% ' || offence.offence_group || ' %')
        END AS is_outside
    FROM limited
    LEFT JOIN person ON person.crn = limited.crn
    LEFT JOIN levels AS level
        ON level.event_id = limited.event_id AND level.nsi_id = limited.nsi_id AND level.place = 1
    LEFT JOIN offence ON offence.event_id = limited.event_id AND offence.is_main = 'Y'
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_outside THEN 1 END) AS outside,
        count(CASE WHEN is_outside IS NULL THEN 1 END) AS unclear,
        min(CASE WHEN is_outside THEN referral_date END) AS referral_date
    FROM judged
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM judged WHERE coalesce(is_outside, TRUE)
    UNION
    SELECT event_id, shown_programme AS shown FROM judged WHERE coalesce(is_outside, TRUE)
    UNION
    SELECT event_id, shown_risk AS shown FROM judged WHERE coalesce(is_outside, TRUE) AND shown_risk IS NOT NULL
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.outside > 0 OR counted.unclear = 0 AS known,
    counted.outside > 0 AS holds,
    counted.outside AS value,
    shown.shown_by,
    counted.outside,
    counted.referral_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
