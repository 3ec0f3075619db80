/*
id: sl003-first-appointment
subject: provider
title: "Service level SL003: first appointment"
says: "Of the sentences in the community that were allocated, the share with a first appointment within the working days given."
applies: The provider.
reading: "An appointment is a contact face to face of a kind that is an appointment, whatever came of it. One of which the type is on no list makes it unclear. Where there is none it counts once the time is over. No target is published in what was retrieved."
needs: [case_allocation, contact, custody, disposal, event, release]
parameters: [first_appt_days]
made_of: {met: contact.contact_date, "of": case_allocation.decision_date, unclear: contact.contact_type}
else_missing: contact.contact_type
source: "Service level SL003R, data.justice.gov.uk"
unit: per cent
share: true
version: 1
*/
WITH begun AS (
    SELECT starts.event_id, starts.crn, decided.decision_date AS begun_date
    FROM starts
    INNER JOIN first_allocations AS decided ON decided.event_id = starts.event_id
    WHERE starts.is_community
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
        WHEN business_days_between(begun.begun_date, found.first_date) <= $first_appt_days THEN TRUE
        WHEN business_days_between(begun.begun_date, found.unlisted_date) <= $first_appt_days THEN NULL
        ELSE FALSE
    END AS is_met
FROM begun
LEFT JOIN appointments AS found ON found.event_id = begun.event_id
WHERE
    business_days_between(begun.begun_date, $as_at) > $first_appt_days
    OR found.first_date IS NOT NULL
    OR found.unlisted_date IS NOT NULL
