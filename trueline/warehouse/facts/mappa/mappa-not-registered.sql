/*
id: CF-031A
subject: event
title: MAPPA not registered, or in another category
rule:
  applies: "The sentence has not ended, and it and the registers speak for MAPPA: category 1 for a registered sexual offender; else 2 for an offence that Schedule 15 lists, with custody of at least the months given or a hospital order; else 3 or 4 where the person is registered so."
  "true": No MAPPA registration is in force on the day asked about, or it gives another category.
  unknown: Nobody says whether Schedule 15 lists an offence, or how long the sentence is; or the registration gives no category.
  reading: "Any offence of the sentence counts. A life sentence is longer than the months given. Where a register says that the person is not eligible it is false. Being registered in category 3 or 4 is the only flag for these."
supports: ["2.2.3"]
needs: [custody, disposal, event, offence, registration, release]
parameters: [mappa_custody_months]
catalogue: [CLS-07, CLS-08]
source: S2:564
unknown_without: [offence.schedule15, disposal.length, registration.category]
unit: category for which sentence and registers speak
says: "The sentence and the registers speak for MAPPA category {category}, and no registration of that category is in force on {as_at}."
version: 1
*/
WITH offences AS (
    SELECT
        event_id,
        CASE
            WHEN bool_or(schedule15 = 'Y') THEN TRUE
            WHEN count(*) = count(CASE WHEN schedule15 = 'N' THEN 1 END) THEN FALSE
        END AS is_listed
    FROM offence
    GROUP BY event_id
),

flags AS (
    SELECT
        registration.crn, registers.sexual_offender, registers.not_mappa,
        'registration:' || registration.registration_id AS shown
    FROM registration
    INNER JOIN registers ON registers.code = registration.register_type
    WHERE
        (registers.sexual_offender OR registers.not_mappa)
        AND registration.start_date <= $as_at
        AND (registration.end_date IS NULL OR registration.end_date > $as_at)
),

flagged AS (
    SELECT crn, bool_or(sexual_offender) AS is_sexual, bool_or(not_mappa) AS is_explained
    FROM flags
    GROUP BY crn
),

judged AS (
    SELECT
        starts.event_id,
        starts.crn,
        disposal.disposal_id,
        coalesce(flagged.is_sexual, FALSE) AS is_sexual,
        coalesce(flagged.is_explained, FALSE) AS is_explained,
        mappa.category,
        mappa.shown,
        starts.ended_date IS NOT NULL AND starts.ended_date <= $as_at AS has_ended,
        offences.is_listed AND CASE
            WHEN disposal.sentence_type IN ('HOSPITAL', 'LIFE_IPP') THEN TRUE
            WHEN NOT starts.is_custodial THEN FALSE
            WHEN disposal.length_unit = 'Y' THEN disposal.length * 12 >= $mappa_custody_months
            WHEN disposal.length_unit = 'M' THEN disposal.length >= $mappa_custody_months
            WHEN disposal.length_unit = 'W' THEN disposal.length * 12 >= $mappa_custody_months * 52
            WHEN disposal.length_unit = 'D' THEN disposal.length * 12 >= $mappa_custody_months * 365
        END AS is_grave
    FROM starts
    INNER JOIN disposal ON disposal.disposal_id = starts.disposal_id
    LEFT JOIN offences ON offences.event_id = starts.event_id
    LEFT JOIN flagged ON flagged.crn = starts.crn
    LEFT JOIN mappa_now AS mappa ON mappa.crn = starts.crn
),

derived AS (
    SELECT
        event_id,
        CASE
            WHEN is_sexual THEN 1
            WHEN is_grave THEN 2
            WHEN NOT is_grave AND category >= 3 THEN category
        END AS category
    FROM judged
),

evidence AS (
    SELECT event_id, shown FROM judged WHERE shown IS NOT NULL
    UNION
    SELECT judged.event_id, flags.shown
    FROM judged
    INNER JOIN flags ON flags.crn = judged.crn
    UNION
    SELECT event_id, 'disposal:' || disposal_id AS shown FROM judged WHERE NOT is_sexual AND coalesce(is_grave, TRUE)
    UNION
    SELECT judged.event_id, 'offence:' || offence.offence_id AS shown
    FROM judged
    INNER JOIN offence ON offence.event_id = judged.event_id
    WHERE NOT judged.is_sexual AND coalesce(judged.is_grave, TRUE) AND coalesce(offence.schedule15, 'U') <> 'N'
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    judged.event_id AS subject,
    CASE
        WHEN judged.has_ended THEN FALSE
        WHEN judged.is_sexual OR judged.is_grave THEN TRUE
        WHEN NOT judged.is_grave THEN coalesce(judged.category >= 3, FALSE)
    END AS applies,
    TRUE AS known,
    CASE
        WHEN judged.is_explained THEN FALSE
        WHEN judged.shown IS NULL THEN TRUE
        ELSE judged.category <> derived.category
    END AS holds,
    derived.category AS value,
    shown.shown_by,
    derived.category
FROM judged
INNER JOIN derived ON derived.event_id = judged.event_id
LEFT JOIN shown ON shown.event_id = judged.event_id
