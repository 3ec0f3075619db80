/*
id: CF-016B
subject: event
title: End of supervision after release missing or not as reckoned
rule:
  applies: "Sentenced to custody of more than the least days and less than the months of a short sentence, for an offence since the law was in force."
  "true": "No end of the supervision after release is recorded, or one that is not as many months after release as the law says."
  unknown: Nobody says when the main offence was committed or how long the sentence is.
  reading: The months are counted from the first release, not from one after a recall. Before it only a missing date is true. Of several dates recorded the last one counts.
supports: []
needs: [custody, disposal, event, key_date, offence, release]
parameters: [pss_since, pss_least_days, pss_below_months, pss_months]
catalogue: [SEN-05]
source: S0:196–198, S0:1772–1775, S3:457–459
unknown_without: [offence.offence_date, disposal.length]
unit: days from the end that was reckoned to the end recorded
says: No end of the supervision after release is recorded, or one that is not {pss_months} months after the release.
version: 1
*/
WITH sentenced AS (
    SELECT
        starts.event_id,
        starts.disposal_id,
        offence.offence_date,
        disposal.sentence_type,
        disposal.length,
        disposal.length_unit,
        days_between(starts.sentence_date, add_months(starts.sentence_date, $pss_below_months)) AS below_days
    FROM starts
    INNER JOIN disposal ON disposal.disposal_id = starts.disposal_id
    LEFT JOIN offence ON offence.event_id = starts.event_id AND offence.is_main = 'Y'
),

released AS (
    SELECT custody.disposal_id, min(release.release_date) AS first_date
    FROM custody
    INNER JOIN release ON release.custody_id = custody.custody_id
    GROUP BY custody.disposal_id
),

recorded AS (
    SELECT
        custody.disposal_id,
        key_date.key_date,
        'key_date:' || custody.custody_id || '/' || key_date.key_date_type AS shown,
        row_number() OVER (
            PARTITION BY custody.disposal_id
            ORDER BY key_date.recorded_at DESC, key_date.key_date DESC, custody.custody_id DESC
        ) AS place
    FROM custody
    INNER JOIN key_date ON key_date.custody_id = custody.custody_id
    WHERE key_date.key_date_type = 'PSSED'
),

evidence AS (
    SELECT disposal_id, 'disposal:' || disposal_id AS shown FROM sentenced
    UNION ALL
    SELECT custody.disposal_id, 'release:' || release.release_id AS shown
    FROM custody
    INNER JOIN release ON release.custody_id = custody.custody_id
    INNER JOIN released
        ON released.disposal_id = custody.disposal_id AND released.first_date = release.release_date
    UNION ALL
    SELECT disposal_id, shown FROM recorded WHERE place = 1
),

shown AS (
    SELECT disposal_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY disposal_id
)

SELECT
    sentenced.event_id AS subject,
    sentenced.offence_date >= CAST($pss_since AS DATE) AND CASE
        WHEN sentenced.sentence_type <> 'CUSTODY' THEN FALSE
        WHEN sentenced.length_unit = 'Y' THEN 12 * sentenced.length < $pss_below_months
        WHEN sentenced.length_unit = 'M' THEN sentenced.length < $pss_below_months
        WHEN sentenced.length_unit = 'W' THEN 7 * sentenced.length < sentenced.below_days
        WHEN sentenced.length_unit = 'D'
            THEN sentenced.length > $pss_least_days AND sentenced.length < sentenced.below_days
    END AS applies,
    TRUE AS known,
    CASE
        WHEN recorded.key_date IS NULL THEN TRUE
        WHEN released.first_date IS NULL THEN FALSE
        ELSE recorded.key_date <> add_months(released.first_date, $pss_months)
    END AS holds,
    days_between(add_months(released.first_date, $pss_months), recorded.key_date) AS value,
    shown.shown_by
FROM sentenced
LEFT JOIN released ON released.disposal_id = sentenced.disposal_id
LEFT JOIN recorded ON recorded.disposal_id = sentenced.disposal_id AND recorded.place = 1
LEFT JOIN shown ON shown.disposal_id = sentenced.disposal_id
