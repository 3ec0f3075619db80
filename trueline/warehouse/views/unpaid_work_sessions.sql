/*
id: unpaid_work_sessions
says: Each session of unpaid work up to the day asked about, and what came of it. An answer is NULL where a code is on no list, and for attendance also where no outcome is recorded.
kept: true
*/
SELECT
    session.disposal_id,
    session.appointment_date AS session_date,
    session.minutes_offered,
    session.minutes_credited,
    CASE
        WHEN session.attended IN ('Y', 'N') THEN session.attended = 'Y'
        WHEN contact_outcomes.attended THEN TRUE
        WHEN contact_outcomes.absent OR contact_outcomes.rescheduled THEN FALSE
    END AS is_attended,
    CASE WHEN session.outcome_code IS NULL THEN FALSE ELSE contact_outcomes.acceptable END AS is_acceptable,
    CASE
        WHEN session.outcome_code IS NULL THEN FALSE
        ELSE contact_outcomes.absent AND contact_outcomes.unacceptable
    END AS is_unacceptable,
    coalesce(session.outcome_code = 'AAME', FALSE) AS is_medical,
    'upw_appointment:' || session.upw_appointment_id AS shown
FROM upw_appointment AS session
LEFT JOIN contact_outcomes ON contact_outcomes.code = session.outcome_code
WHERE session.appointment_date <= $as_at
