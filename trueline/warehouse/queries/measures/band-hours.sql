/*
id: band-hours
subject: event
title: Hours face to face of a banded case
says: "Hours of attended contacts face to face from the start of supervision to the day."
applies: Events that have been banded.
reading: "An hour is an hour by the times of the contact. One attended contact without its times makes the sum unknown; what is certain is told beside it."
needs: [banding, contact, custody, disposal, event, release]
made_of:
  recorded: banding.band
  attended: contact.outcome_code
  at_least_minutes: contact.start_time
  minutes: contact.end_time
source: S4:593–730
unit: hours
version: 1
*/
SELECT
    bands.event_id AS subject,
    CASE
        WHEN coalesce(delivered.untimed, 0) = 0 AND coalesce(delivered.unclear, 0) = 0
            THEN coalesce(delivered.minutes, 0) / 60
    END AS value,
    CAST(NULL AS VARCHAR) AS answer,
    bands.band AS recorded,
    CASE WHEN coalesce(delivered.unclear, 0) = 0 THEN coalesce(delivered.attended, 0) END AS attended,
    coalesce(delivered.minutes, 0) AS at_least_minutes,
    CASE WHEN coalesce(delivered.untimed, 0) = 0 THEN coalesce(delivered.minutes, 0) END AS minutes
FROM latest_bands AS bands
LEFT JOIN attended_minutes AS delivered ON delivered.event_id = bands.event_id
