/*
id: CF-016
subject: event
title: First appointment late
rule:
  applies: Supervision began.
  "true": "The first appointment was given for a day after the working days given for it, or none is recorded and they are over."
  unknown: "No allocation is recorded of a sentence in the community; or a contact of a type that is on no list, in those days, may have been the appointment."
  reading: "In the community they are counted from the first allocation, after custody from the latest release. An appointment from the start on counts, kept or not, whoever gave it. Before the last day is over it is false."
supports: ["2.3.1"]
needs: [case_allocation, contact, custody, disposal, event, release]
parameters: [first_appt_days, first_appt_release_days]
catalogue: [ALL-32, ALL-33, BND-16]
source: S2:248; service levels SL003R and SL004R
unknown_without: [case_allocation.decision_date, contact.contact_type]
unit: working days to the first appointment
says: No appointment is recorded in the working days given for the first one, counted from {counted_date}. They are {first_appt_days} after allocation and {first_appt_release_days} after release.
version: 1
*/
WITH begun AS (
    SELECT
        starts.event_id,
        starts.crn,
        starts.disposal_id,
        starts.start_date,
        starts.is_community,
        CASE WHEN starts.is_community THEN decided.decision_date ELSE starts.start_date END AS counted_date,
        CASE WHEN starts.is_community THEN $first_appt_days ELSE $first_appt_release_days END AS days_given
    FROM starts
    LEFT JOIN first_allocations AS decided ON decided.event_id = starts.event_id
    WHERE starts.start_date IS NOT NULL
),

appointments AS (
    SELECT
        contact.crn,
        contact.event_id,
        contact.contact_date,
        contact_types.appointment AS is_appointment,
        'contact:' || contact.contact_id AS shown
    FROM contact
    LEFT JOIN contact_types ON contact_types.code = contact.contact_type
    WHERE contact.contact_date <= $as_at AND coalesce(contact_types.appointment, TRUE)
),

earliest AS (
    SELECT
        begun.event_id,
        min(CASE WHEN given.is_appointment THEN given.contact_date END) AS first_date,
        min(CASE WHEN given.is_appointment IS NULL THEN given.contact_date END) AS unlisted_date
    FROM begun
    INNER JOIN appointments AS given ON given.crn = begun.crn AND given.contact_date >= begun.start_date
    WHERE given.event_id IS NULL OR given.event_id = begun.event_id
    GROUP BY begun.event_id
),

timed AS (
    SELECT
        begun.event_id,
        begun.crn,
        begun.counted_date,
        begun.days_given,
        earliest.first_date,
        earliest.unlisted_date,
        business_days_between(begun.counted_date, coalesce(earliest.first_date, $as_at)) AS days,
        CASE
            WHEN earliest.unlisted_date IS NOT NULL
                THEN business_days_between(begun.counted_date, earliest.unlisted_date) <= begun.days_given
        END AS is_unclear
    FROM begun
    LEFT JOIN earliest ON earliest.event_id = begun.event_id
),

evidence AS (
    SELECT begun.event_id, decided.shown
    FROM begun
    INNER JOIN first_allocations AS decided ON decided.event_id = begun.event_id
    WHERE begun.is_community
    UNION ALL
    SELECT begun.event_id, 'release:' || release.release_id AS shown
    FROM begun
    INNER JOIN custody ON custody.disposal_id = begun.disposal_id
    INNER JOIN release ON release.custody_id = custody.custody_id AND release.release_date = begun.start_date
    WHERE NOT begun.is_community
    UNION ALL
    SELECT timed.event_id, given.shown
    FROM timed
    INNER JOIN appointments AS given ON given.crn = timed.crn AND given.contact_date = timed.first_date
    WHERE given.is_appointment AND (given.event_id IS NULL OR given.event_id = timed.event_id)
    UNION ALL
    SELECT timed.event_id, given.shown
    FROM timed
    INNER JOIN appointments AS given ON given.crn = timed.crn AND given.contact_date = timed.unlisted_date
    WHERE
        timed.is_unclear
        AND given.is_appointment IS NULL
        AND (given.event_id IS NULL OR given.event_id = timed.event_id)
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    starts.start_date IS NOT NULL AS applies,
    timed.days <= timed.days_given OR NOT coalesce(timed.is_unclear, FALSE) AS known,
    timed.days > timed.days_given AS holds,
    CASE WHEN timed.first_date IS NOT NULL THEN timed.days END AS value,
    shown.shown_by,
    timed.counted_date
FROM starts
LEFT JOIN timed ON timed.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
