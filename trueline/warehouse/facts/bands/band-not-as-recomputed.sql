/*
id: CF-121
subject: event
title: Band not as recomputed
rule:
  applies: A band is recorded.
  "true": The table of bands gives another for the risk of serious harm, reconviction and motivation recorded with it.
  unknown: The table has no band for them, or one that is needed is not recorded.
  reading: "The latest band counts; of two of one day the one of the later stage. Where the table takes any motivation it may be blank."
supports: ["1.3"]
needs: [banding, custody, disposal, event, release]
catalogue: [BND-05, BND-06]
source: S4:575–577, S4:593–730
unknown_without: [banding.rosh_level, banding.ogrs_band, banding.motivation]
says: "Band {band} is recorded from {band_date}; the table of bands gives {recomputed}."
version: 1
*/
SELECT
    starts.event_id AS subject,
    latest.event_id IS NOT NULL AS applies,
    TRUE AS known,
    latest.recomputed <> latest.band AS holds,
    CAST(NULL AS DOUBLE) AS value,
    list_sort(list(latest.shown)) AS shown_by,
    latest.band,
    latest.band_date,
    latest.recomputed
FROM starts
LEFT JOIN latest_bands AS latest ON latest.event_id = starts.event_id
GROUP BY starts.event_id, latest.event_id, latest.band, latest.band_date, latest.recomputed
