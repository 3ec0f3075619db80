/*
id: CF-046B
subject: event
title: Unpaid work slow to start
rule:
  applies: Unpaid work was ordered and supervision began.
  "true": "Neither an instruction nor a session came in the working days given for it after the start."
  unknown: Only where a table is partial.
  reading: "The earlier of the first instruction and the first session counts. Before the last day is over it is false, and so where supervision ended by then."
supports: ["2.3.1"]
needs: [custody, disposal, event, release, requirement, upw_appointment, upw_details]
parameters: [upw_start_days]
catalogue: [SEN-13]
source: S4:1777–1778
unit: working days from start to the first instruction or session
says: "Neither an instruction nor a session of unpaid work is recorded in the {upw_start_days} working days after the start on {start_date}."
version: 1
*/
WITH sessions AS (
    SELECT disposal_id, min(session_date) AS session_date
    FROM unpaid_work_sessions
    GROUP BY disposal_id
),

begun AS (
    SELECT
        work.event_id,
        work.disposal_id,
        work.start_date,
        work.ended_date,
        work.shown,
        coalesce(
            least(work.first_instruction_date, sessions.session_date), work.first_instruction_date, sessions.session_date
        ) AS first_date
    FROM unpaid_work AS work
    LEFT JOIN sessions ON sessions.disposal_id = work.disposal_id
),

evidence AS (
    SELECT event_id, shown FROM begun
    UNION
    SELECT begun.event_id, session.shown
    FROM begun
    INNER JOIN unpaid_work_sessions AS session
        ON session.disposal_id = begun.disposal_id AND session.session_date = begun.first_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    begun.event_id IS NOT NULL AS applies,
    TRUE AS known,
    business_days_between(begun.start_date, coalesce(begun.first_date, begun.ended_date, $as_at)) > $upw_start_days AS holds,
    business_days_between(begun.start_date, begun.first_date) AS value,
    shown.shown_by,
    begun.start_date
FROM starts
LEFT JOIN begun ON begun.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
