/*
id: attendance
says: Each contact up to the day asked about, and what came of it. An answer is NULL where the outcome was entered later, where a code is on no list, and for attendance also where no outcome is recorded.
*/
SELECT
    contact.contact_id,
    contact.crn,
    contact.event_id,
    contact.objective_id,
    contact.nsi_id,
    contact.requirement_id,
    contact.contact_date,
    contact.start_time,
    contact.end_time,
    contact.staff_code,
    contact.crissa_structured,
    CAST(contact.created_at AS DATE) AS created_date,
    contact.contact_type,
    contact_types.home AS is_home,
    contact_types.doorstep AS is_doorstep,
    contact_types.f2f AS is_face_to_face,
    contact_types.remote AS is_remote,
    contact_types.call AS is_call,
    contact_types.appointment AS is_appointment,
    contact_types.one_to_one AS is_one_to_one,
    CASE
        WHEN NOT contact.outcome_known THEN NULL
        WHEN contact.attended = 'Y' THEN TRUE
        WHEN contact.attended = 'N' THEN FALSE
        WHEN contact_outcomes.attended THEN TRUE
        WHEN contact_outcomes.absent OR contact_outcomes.rescheduled THEN FALSE
    END AS is_attended,
    CASE
        WHEN NOT contact.outcome_known THEN NULL
        WHEN contact.outcome_code IS NULL THEN FALSE
        ELSE contact_outcomes.acceptable
    END AS is_acceptable_absence,
    CASE
        WHEN NOT contact.outcome_known THEN NULL
        WHEN contact.outcome_code IS NULL THEN FALSE
        ELSE contact_outcomes.employment
    END AS is_employment_absence,
    CASE
        WHEN NOT contact.outcome_known THEN NULL
        WHEN contact.outcome_code IS NULL THEN FALSE
        ELSE contact_outcomes.unacceptable
    END AS is_unacceptable,
    CASE WHEN contact.outcome_known THEN contact.outcome_code IS NULL END AS is_outcome_missing,
    CASE
        WHEN NOT contact.outcome_known THEN NULL
        WHEN contact.complied IN ('Y', 'N') THEN contact.complied = 'Y'
        ELSE NOT coalesce(contact_outcomes.unacceptable, FALSE)
    END AS is_compliant,
    CASE contact.rar_activity WHEN 'Y' THEN TRUE WHEN 'N' THEN FALSE END AS is_activity,
    'contact:' || contact.contact_id AS shown
FROM contact
LEFT JOIN contact_types ON contact_types.code = contact.contact_type
LEFT JOIN contact_outcomes ON contact_outcomes.code = contact.outcome_code
WHERE contact.contact_date <= $as_at
