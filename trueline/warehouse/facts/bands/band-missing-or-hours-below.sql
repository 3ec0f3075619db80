/*
id: CF-120
subject: event
title: Band missing, or hours face to face below its minimum
rule:
  applies: Sentenced from the day on which bands are recorded for every new case, by a provider that works with them.
  "true": No band is recorded; or the sentence is over, with fewer hours of attended contacts face to face than the least of its band.
  unknown: "The hours would be too few, and a contact without its times, or one that may have been attended, could make them up; or the band has no hours."
  reading: "A provider works with bands when its own setting says so, or when the extract holds any. Hours are looked at once the sentence is over."
supports: ["1.3"]
needs: [banding, contact, custody, disposal, event, release]
parameters: [band_since, band_model]
catalogue: [SYS-08, BND-01, BND-02, BND-03, BND-04]
source: S4:593–730, S4:785–786
unknown_without: [banding.band, contact.start_time, contact.end_time, contact.outcome_code]
unit: hours face to face
says: "Sentenced on {sentence_date}: band {band}, {hours} hours and {minutes} minutes face to face by {as_at}."
version: 1
*/
WITH ended AS (
    SELECT bands.event_id
    FROM latest_bands AS bands
    INNER JOIN starts ON starts.event_id = bands.event_id
    WHERE starts.ended_date <= $as_at
),

evidence AS (
    SELECT event_id, 'disposal:' || disposal_id AS shown FROM starts
    UNION ALL
    SELECT event_id, shown FROM latest_bands
    UNION ALL
    SELECT ended.event_id, contacts.shown
    FROM ended
    INNER JOIN timed_contacts AS contacts ON contacts.event_id = ended.event_id
    WHERE contacts.is_attended AND contacts.is_face_to_face
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
),

hours AS (
    SELECT DISTINCT band, hours FROM band_rules
),

banded AS (
    SELECT count(*) > 0 AS is_banded FROM latest_bands
),

told AS (
    SELECT
        starts.event_id,
        starts.sentence_date,
        bands.band,
        hours.hours AS least_hours,
        ended.event_id IS NOT NULL AS is_over,
        coalesce(delivered.minutes, 0) AS minutes,
        coalesce(delivered.untimed + delivered.unclear, 0) AS unclear
    FROM starts
    LEFT JOIN latest_bands AS bands ON bands.event_id = starts.event_id
    LEFT JOIN ended ON ended.event_id = starts.event_id
    LEFT JOIN hours ON hours.band = bands.band
    LEFT JOIN attended_minutes AS delivered ON delivered.event_id = starts.event_id
)

SELECT
    told.event_id AS subject,
    told.sentence_date >= CAST($band_since AS DATE)
    AND (banded.is_banded OR $band_model = 'JUSTICE_STAR') AS applies,
    TRUE AS known,
    CASE
        WHEN told.band IS NULL THEN TRUE
        WHEN NOT told.is_over OR told.minutes >= 60 * told.least_hours THEN FALSE
        WHEN told.unclear = 0 THEN told.minutes < 60 * told.least_hours
    END AS holds,
    CASE WHEN told.is_over THEN told.minutes / 60 END AS value,
    shown.shown_by,
    told.sentence_date,
    coalesce(told.band, 'none recorded') AS band,
    CAST(floor(told.minutes / 60) AS INTEGER) AS hours,
    CAST(told.minutes - 60 * floor(told.minutes / 60) AS INTEGER) AS minutes
FROM told
CROSS JOIN banded
LEFT JOIN shown ON shown.event_id = told.event_id
