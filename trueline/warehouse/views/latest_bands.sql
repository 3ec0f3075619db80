/*
id: latest_bands
says: The latest band recorded for each event up to the day asked about, with what it was made from and the band that the owner’s table gives for that. Of two of one day the later stage counts.
reads: [starts, band_rules]
kept: true
*/
WITH ordered AS (
    SELECT
        event_id,
        band,
        stage,
        date,
        rosh_level,
        ogrs_band,
        motivation,
        row_number() OVER (
            PARTITION BY event_id
            ORDER BY date DESC, CASE stage WHEN 'REBAND' THEN 3 WHEN 'CONFIRMED' THEN 2 ELSE 1 END DESC, stage DESC
        ) AS place
    FROM banding
    WHERE date <= $as_at
),

given AS (
    SELECT DISTINCT ordered.event_id, rule.band, rule.hours
    FROM ordered
    INNER JOIN band_rules AS rule ON rule.rosh_level = ordered.rosh_level AND rule.ogrs_band = ordered.ogrs_band
    WHERE ordered.place = 1 AND (rule.motivation = 'ALL' OR rule.motivation = ordered.motivation)
)

SELECT
    starts.event_id,
    starts.sentence_date,
    ordered.band,
    ordered.date AS band_date,
    ordered.rosh_level,
    ordered.ogrs_band,
    ordered.motivation,
    given.band AS recomputed,
    given.hours AS least_hours,
    'banding:' || ordered.event_id || '/' || ordered.stage || '/' || CAST(ordered.date AS VARCHAR) AS shown
FROM starts
INNER JOIN ordered ON ordered.event_id = starts.event_id AND ordered.place = 1
LEFT JOIN given ON given.event_id = ordered.event_id
