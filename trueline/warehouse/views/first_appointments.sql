/*
id: first_appointments
says: Between which days the first appointment since the start lies, for each event that started. They are one, the start itself where there was none, unless a contact whose type is on no list may have been it; where no other was, the last of these days is NULL.
reads: [starts]
kept: true
*/
WITH appointments AS (
    SELECT
        contact.crn,
        contact.event_id,
        contact.contact_date,
        CASE WHEN contact_types.appointment THEN contact.contact_date END AS sure_date,
        CASE
            WHEN contact_types.appointment THEN CAST(contact.contact_date AS VARCHAR) || ' ' || contact.contact_id
        END AS sure_place,
        'contact:' || contact.contact_id AS shown
    FROM contact
    LEFT JOIN contact_types ON contact_types.code = contact.contact_type
    WHERE contact.contact_date <= $as_at AND coalesce(contact_types.appointment, TRUE)
),

found AS (
    SELECT
        starts.event_id,
        min(appointments.contact_date) AS first_date,
        min(appointments.sure_date) AS sure_date,
        arg_min(appointments.shown, appointments.sure_place) AS shown
    FROM starts
    INNER JOIN appointments ON appointments.crn = starts.crn AND appointments.contact_date >= starts.start_date
    WHERE appointments.event_id IS NULL OR appointments.event_id = starts.event_id
    GROUP BY starts.event_id
)

SELECT
    starts.event_id,
    CASE WHEN found.sure_date IS NULL THEN starts.start_date ELSE found.first_date END AS earliest_date,
    CASE WHEN found.event_id IS NULL THEN starts.start_date ELSE found.sure_date END AS latest_date,
    CASE WHEN found.sure_date IS NOT NULL THEN found.shown END AS shown
FROM starts
LEFT JOIN found ON found.event_id = starts.event_id
WHERE starts.start_date IS NOT NULL
