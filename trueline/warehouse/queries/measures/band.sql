/*
id: band
subject: event
title: Band of the prioritisation model, with its hours
says: "The band that one owner’s table gives for the risk of serious harm, the band of reconviction and the motivation recorded with the latest banding, and the least hours face to face."
applies: Events that have been banded.
reading: "A combination that is not in the table has no band: high harm, a medium band of reconviction, or a motivation between low and high."
needs: [banding, custody, disposal, event, release]
made_of:
  rosh_level: banding.rosh_level
  ogrs_band: banding.ogrs_band
  motivation: banding.motivation
  least_hours: band_rules
  recorded: banding.band
source: S4:593–730
unit: least hours face to face
version: 1
*/
SELECT
    event_id AS subject,
    least_hours AS value,
    recomputed AS answer,
    rosh_level,
    ogrs_band,
    motivation,
    CAST(least_hours AS INTEGER) AS least_hours,
    band AS recorded
FROM latest_bands
