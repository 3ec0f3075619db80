/*
id: CF-059B
subject: event
title: No appointment on the day of release
rule:
  applies: Released on licence.
  "true": The first appointment lies more than the working days given after the release.
  unknown: "The kind of release is on no list, or a contact of a type on no list may have been the appointment."
  reading: "Of several releases the latest counts. An appointment counts whether it was kept or not; weekends and bank holidays are allowed for by counting working days, and reasons for a late release are not in an extract. Before the last day is over it is false."
supports: ["2.3.1"]
needs: [contact, custody, disposal, event, release]
parameters: [first_appt_release_days]
catalogue: [DEL-34]
source: S1:535; service level SL004R
unknown_without: [release.release_type, contact.contact_type]
unit: working days from the release to the first appointment
says: "No appointment is recorded on {release_date}, the day of release on licence, nor after it within the working days given: {first_appt_release_days}."
version: 1
*/
WITH released AS (
    SELECT
        starts.event_id,
        starts.crn,
        starts.start_date AS release_date,
        release.release_id,
        release_types.licence AS is_licence
    FROM starts
    INNER JOIN custody ON custody.disposal_id = starts.disposal_id
    INNER JOIN release ON release.custody_id = custody.custody_id AND release.release_date = starts.start_date
    LEFT JOIN release_types ON release_types.code = release.release_type
    WHERE starts.is_custodial AND coalesce(release_types.licence, TRUE)
),

leaving AS (
    SELECT event_id, crn, release_date, bool_or(is_licence) AS is_licence
    FROM released
    GROUP BY event_id, crn, release_date
),

offered AS (
    SELECT leaving.event_id, attendance.contact_date, attendance.is_appointment, attendance.shown
    FROM leaving
    INNER JOIN attendance ON attendance.crn = leaving.crn AND attendance.contact_date >= leaving.release_date
    WHERE
        (attendance.event_id IS NULL OR attendance.event_id = leaving.event_id)
        AND coalesce(attendance.is_appointment, TRUE)
),

first_offers AS (
    SELECT
        event_id,
        min(contact_date) AS first_date,
        min(CASE WHEN is_appointment THEN contact_date END) AS first_appointment
    FROM offered
    GROUP BY event_id
),

judged AS (
    SELECT
        leaving.event_id,
        leaving.is_licence,
        leaving.release_date,
        first_offers.first_date,
        first_offers.first_appointment,
        business_days_between(leaving.release_date, first_offers.first_date) > $first_appt_release_days AS is_late,
        business_days_between(leaving.release_date, coalesce(first_offers.first_appointment, $as_at))
        > $first_appt_release_days AS is_over
    FROM leaving
    LEFT JOIN first_offers ON first_offers.event_id = leaving.event_id
),

evidence AS (
    SELECT event_id, 'release:' || release_id AS shown FROM released
    UNION
    SELECT offered.event_id, offered.shown
    FROM offered
    INNER JOIN first_offers ON first_offers.event_id = offered.event_id
    WHERE offered.contact_date <= coalesce(first_offers.first_appointment, first_offers.first_date)
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE WHEN judged.event_id IS NULL THEN FALSE ELSE judged.is_licence END AS applies,
    NOT judged.is_over OR judged.first_date IS NULL OR judged.is_late AS known,
    judged.is_over AS holds,
    business_days_between(judged.release_date, judged.first_appointment) AS value,
    shown.shown_by,
    judged.release_date
FROM starts
LEFT JOIN judged ON judged.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
