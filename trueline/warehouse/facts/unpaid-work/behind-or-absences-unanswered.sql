/*
id: CF-046
subject: event
title: Unpaid work behind, or absences not answered
rule:
  applies: Unpaid work was ordered and supervision began.
  "true": "Fewer minutes are worked than an even pace over the months given asks for; or there are more acceptable absences than are very many; or to an unacceptable one nothing was done in the working days given for it."
  unknown: "None of these is certain, but the minutes ordered or worked, or what came of a session, cannot be told."
  reading: "The pace runs from the start to the end of supervision or the day asked about. A session of which nobody says how much was worked may have been worked in full. Any enforcement action, breach or recall for the event or for none answers an absence."
supports: ["2.3.1"]
needs: [contact, custody, disposal, enforcement, event, nsi, release, requirement, upw_appointment, upw_details]
parameters: [upw_months, absences_very_many, absence_days]
catalogue: [SEN-11, SLV-06, ENB-66, EXM-40]
source: S4:2287–2289, S4:2328–2330
unknown_without: [upw_details.minutes_ordered, upw_appointment.minutes_credited, upw_appointment.outcome_code]
unit: minutes worked
says: "{worked} of {ordered} minutes of unpaid work are recorded as worked by {until}, with {acceptable} acceptable absences and {unanswered} others without an action in {absence_days} working days."
version: 1
*/
WITH paced AS (
    SELECT
        event_id,
        minutes_ordered AS ordered,
        coalesce(ended_date, $as_at) AS until,
        CASE
            WHEN coalesce(ended_date, $as_at) >= add_months(start_date, $upw_months) THEN minutes_ordered
            ELSE
                minutes_ordered * days_between(start_date, coalesce(ended_date, $as_at))
                / days_between(start_date, add_months(start_date, $upw_months))
        END AS due
    FROM unpaid_work
),

sessions AS (
    SELECT
        work.event_id,
        work.crn,
        session.session_date,
        coalesce(session.minutes_credited, 0) AS worked,
        CASE
            WHEN session.minutes_credited IS NULL AND coalesce(session.is_attended, TRUE) THEN session.minutes_offered
            ELSE 0
        END AS perhaps_worked,
        session.is_acceptable,
        session.is_unacceptable,
        session.shown
    FROM unpaid_work AS work
    INNER JOIN unpaid_work_sessions AS session ON session.disposal_id = work.disposal_id
),

answered AS (
    SELECT DISTINCT sessions.event_id, sessions.shown
    FROM sessions
    INNER JOIN enforcement_actions AS action
        ON action.crn = sessions.crn AND action.action_date >= sessions.session_date
    WHERE
        (action.event_id IS NULL OR action.event_id = sessions.event_id)
        AND coalesce(sessions.is_unacceptable, TRUE)
        AND business_days_between(sessions.session_date, action.action_date) <= $absence_days
),

judged AS (
    SELECT
        sessions.event_id,
        sessions.worked,
        sessions.perhaps_worked,
        sessions.is_acceptable,
        sessions.is_unacceptable
        AND answered.shown IS NULL
        AND business_days_between(sessions.session_date, $as_at) > $absence_days AS is_unanswered
    FROM sessions
    LEFT JOIN answered ON answered.event_id = sessions.event_id AND answered.shown = sessions.shown
),

counted AS (
    SELECT
        event_id,
        sum(worked) AS worked,
        sum(perhaps_worked) AS perhaps_worked,
        count(CASE WHEN is_acceptable THEN 1 END) AS acceptable,
        count(CASE WHEN is_acceptable IS NULL THEN 1 END) AS perhaps_acceptable,
        count(CASE WHEN is_unanswered THEN 1 END) AS unanswered,
        count(CASE WHEN is_unanswered IS NULL THEN 1 END) AS perhaps_unanswered
    FROM judged
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM unpaid_work
    UNION
    SELECT event_id, shown
    FROM sessions
    WHERE coalesce(is_acceptable, TRUE) OR coalesce(is_unacceptable, TRUE) OR perhaps_worked > 0
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    paced.event_id IS NOT NULL AS applies,
    TRUE AS known,
    CASE
        WHEN coalesce(counted.worked, 0) >= paced.due THEN FALSE
        WHEN coalesce(counted.worked + counted.perhaps_worked, 0) < paced.due THEN TRUE
    END OR CASE
        WHEN counted.acceptable > $absences_very_many THEN TRUE
        WHEN coalesce(counted.acceptable + counted.perhaps_acceptable, 0) <= $absences_very_many THEN FALSE
    END OR CASE
        WHEN counted.unanswered > 0 THEN TRUE
        WHEN coalesce(counted.perhaps_unanswered, 0) = 0 THEN FALSE
    END AS holds,
    CASE WHEN paced.event_id IS NOT NULL THEN coalesce(counted.worked, 0) END AS value,
    shown.shown_by,
    coalesce(counted.worked, 0) AS worked,
    coalesce(CAST(paced.ordered AS VARCHAR), 'an unstated number of') AS ordered,
    paced.until,
    coalesce(counted.acceptable, 0) AS acceptable,
    coalesce(counted.unanswered, 0) AS unanswered
FROM starts
LEFT JOIN paced ON paced.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
