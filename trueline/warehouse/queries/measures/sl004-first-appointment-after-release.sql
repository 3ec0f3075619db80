/*
id: sl004-first-appointment-after-release
subject: provider
title: "Service level SL004: first appointment after release"
says: "Of the releases, the share with a first appointment within the working days given."
applies: The provider.
reading: "An appointment is a contact face to face of a kind that is an appointment, whatever came of it. One of which the type is on no list makes it unclear. Where there is none it counts once the time is over. No target is published in what was retrieved."
needs: [contact, custody, disposal, event, release]
parameters: [first_appt_release_days]
made_of: {met: contact.contact_date, "of": release.release_date, unclear: contact.contact_type}
else_missing: release.release_date
source: "Service level SL004R, data.justice.gov.uk"
unit: per cent
share: true
version: 1
*/
WITH begun AS (
    SELECT event_id, crn, start_date AS begun_date
    FROM starts
    WHERE is_custodial AND start_date <= $as_at
),

appointments AS (
    SELECT
        begun.event_id,
        min(
            CASE WHEN attendance.is_appointment AND attendance.is_face_to_face THEN attendance.contact_date END
        ) AS first_date,
        min(CASE WHEN attendance.is_appointment IS NULL THEN attendance.contact_date END) AS unlisted_date
    FROM begun
    INNER JOIN attendance ON attendance.crn = begun.crn AND attendance.contact_date >= begun.begun_date
    WHERE attendance.event_id IS NULL OR attendance.event_id = begun.event_id
    GROUP BY begun.event_id
)

SELECT
    CASE
        WHEN business_days_between(begun.begun_date, found.first_date) <= $first_appt_release_days THEN TRUE
        WHEN business_days_between(begun.begun_date, found.unlisted_date) <= $first_appt_release_days THEN NULL
        ELSE FALSE
    END AS is_met
FROM begun
LEFT JOIN appointments AS found ON found.event_id = begun.event_id
WHERE
    business_days_between(begun.begun_date, $as_at) > $first_appt_release_days
    OR found.first_date IS NOT NULL
    OR found.unlisted_date IS NOT NULL
