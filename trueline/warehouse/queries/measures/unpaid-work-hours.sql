/*
id: unpaid-work-hours
subject: event
title: Hours of unpaid work
says: "Hours credited of sessions up to the day, against the hours ordered."
applies: Events with unpaid work.
needs: [custody, disposal, event, release, upw_appointment, upw_details]
made_of:
  minutes: upw_appointment.minutes_credited
  at_least_minutes: upw_appointment.minutes_credited
  sessions: upw_appointment.appointment_date
  hours_ordered: upw_details.minutes_ordered
reading: "A session that was attended and has no minutes makes the sum unknown; one of which it is not recorded whether it was attended adds nothing, unless minutes are credited."
source: "Unpaid work specification; S4:2133"
unit: hours
version: 1
*/
WITH worked AS (
    SELECT
        disposal_id,
        count(*) AS sessions,
        coalesce(sum(minutes_credited), 0) AS minutes,
        count(CASE WHEN attended = 'Y' AND minutes_credited IS NULL THEN 1 END) AS unclear
    FROM upw_appointment
    WHERE appointment_date <= $as_at
    GROUP BY disposal_id
)

SELECT
    starts.event_id AS subject,
    CASE WHEN coalesce(worked.unclear, 0) = 0 THEN coalesce(worked.minutes, 0) / 60 END AS value,
    CAST(NULL AS VARCHAR) AS answer,
    CASE WHEN coalesce(worked.unclear, 0) = 0 THEN CAST(coalesce(worked.minutes, 0) AS INTEGER) END AS minutes,
    CAST(coalesce(worked.minutes, 0) AS INTEGER) AS at_least_minutes,
    coalesce(worked.sessions, 0) AS sessions,
    CAST(round(details.minutes_ordered / 60) AS INTEGER) AS hours_ordered
FROM starts
INNER JOIN upw_details AS details ON details.disposal_id = starts.disposal_id
LEFT JOIN worked ON worked.disposal_id = starts.disposal_id
