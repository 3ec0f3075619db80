/*
id: CF-014B
subject: event
title: Past behaviour without a flag in the screening
rule:
  applies: "Sentenced, and a weapon or violence is recorded in previous convictions, or on the day of the screening the person was on the register for weapons or for domestic abuse."
  "true": The screening has no flag for at least one of these.
  unknown: "No screening is recorded, or nobody says which flags it raised."
  reading: "The screening is the last by the day of the first allocation; where there was none, the first after it. Codes of flags are the provider’s own: the limits name them."
supports: ["2.1.3"]
needs: [assessment, case_allocation, custody, disposal, event, previous_conviction, registration, release, rosh]
parameters: [flag_weapons, flag_violence, flag_abuse]
catalogue: [ASM-14, ASM-37]
source: S2:534, S2:541
unknown_without: [rosh.screening_flags]
unit: flags that are not there
says: The screening of {screened_date} lacks {absent} of the flags for weapons, violence and domestic abuse that earlier records call for.
version: 1
*/
WITH screened AS (
    SELECT
        starts.event_id,
        starts.crn,
        screening.screened_date,
        coalesce(screening.screened_date, $as_at) AS looked_date,
        ' ' || screening.screening_flags || ' ' AS flags,
        screening.shown
    FROM starts
    LEFT JOIN screening_at_allocation AS screening ON screening.event_id = starts.event_id
),

past AS (
    SELECT screened.event_id, $flag_weapons AS flag, 'previous_conviction:' || convictions.crn AS shown
    FROM screened
    INNER JOIN previous_conviction AS convictions ON convictions.crn = screened.crn
    WHERE convictions.weapon_flag = 'Y'
    UNION ALL
    SELECT screened.event_id, $flag_violence AS flag, 'previous_conviction:' || convictions.crn AS shown
    FROM screened
    INNER JOIN previous_conviction AS convictions ON convictions.crn = screened.crn
    WHERE convictions.violent_sanctions > 0
    UNION ALL
    SELECT
        screened.event_id,
        CASE WHEN registration.register_type = 'WEAP' THEN $flag_weapons ELSE $flag_abuse END AS flag,
        'registration:' || registration.registration_id AS shown
    FROM screened
    INNER JOIN registration ON registration.crn = screened.crn AND registration.start_date <= screened.looked_date
    WHERE
        registration.register_type IN ('WEAP', 'ADVP')
        AND (registration.end_date IS NULL OR registration.end_date > screened.looked_date)
),

compared AS (
    SELECT past.event_id, past.flag, past.shown, screened.flags NOT LIKE '% ' || past.flag || ' %' AS is_absent
    FROM past
    INNER JOIN screened ON screened.event_id = past.event_id
),

counted AS (
    SELECT
        event_id,
        count(DISTINCT CASE WHEN is_absent THEN flag END) AS absent,
        count(CASE WHEN is_absent IS NULL THEN 1 END) AS unclear
    FROM compared
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM compared
    UNION
    SELECT event_id, shown FROM screened WHERE shown IS NOT NULL
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    screened.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.unclear = 0 AS known,
    counted.absent > 0 AS holds,
    CASE WHEN counted.unclear = 0 THEN counted.absent END AS value,
    shown.shown_by,
    screened.screened_date,
    counted.absent
FROM screened
LEFT JOIN counted ON counted.event_id = screened.event_id
LEFT JOIN shown ON shown.event_id = screened.event_id
