/*
id: CF-082
subject: event
title: Employment relied on and not evidenced
rule:
  applies: "Employment is recorded, and while it ran an absence was accepted because of it, or a sentence plan was made or changed to monthly contact or contact at a distance."
  "true": No evidence of at least one such employment is recorded in the days given after it was first recorded.
  unknown: "It is not recorded whether or when the employment was evidenced; or the outcome of a contact while it ran was entered later or is on no list."
  reading: "Evidence has no day of its own: it counts from the day on which the row that tells of it was made. Rows with the same first day are one employment. A distance is by phone, video, text or e-mail. Before the last day is over it is false."
supports: ["2.3.1"]
needs: [contact, custody, disposal, event, personal_circumstance, release, sentence_plan]
parameters: [employment_evidence_days]
catalogue: [DEL-11, EXM-41]
source: S4:1754–1755, S4:2246–2248
unknown_without: [personal_circumstance.evidenced, contact.outcome_code]
unit: employments
says: "No evidence is recorded by {due_date} of the employment recorded on {recorded_date}, for which absences were accepted or contact was planned monthly or at a distance."
version: 1
*/
WITH recorded AS (
    SELECT
        crn,
        start_date,
        CASE WHEN count(end_date) = count(*) THEN max(end_date) END AS end_date,
        min(CAST(created_at AS DATE)) AS recorded_date,
        add_days(min(CAST(created_at AS DATE)), $employment_evidence_days) AS due_date
    FROM personal_circumstance
    WHERE circumstance_type = 'EMPLOYED'
    GROUP BY crn, start_date
),

jobs AS (
    SELECT
        recorded.crn,
        recorded.start_date,
        recorded.end_date,
        recorded.recorded_date,
        recorded.due_date,
        CASE
            WHEN $as_at <= recorded.due_date THEN FALSE
            WHEN count(CASE WHEN row.evidenced = 'Y' AND CAST(row.created_at AS DATE) <= recorded.due_date THEN 1 END) > 0
                THEN FALSE
            WHEN count(
                CASE WHEN row.evidenced = 'N' OR (row.evidenced = 'Y' AND row.created_at IS NOT NULL) THEN 1 END
            ) = count(*) THEN TRUE
        END AS has_no_evidence
    FROM recorded
    INNER JOIN personal_circumstance AS row
        ON row.crn = recorded.crn AND row.start_date = recorded.start_date AND row.circumstance_type = 'EMPLOYED'
    GROUP BY recorded.crn, recorded.start_date, recorded.end_date, recorded.recorded_date, recorded.due_date
),

uses AS (
    SELECT starts.event_id, jobs.crn, jobs.start_date, TRUE AS is_sure, 'sentence_plan:' || plan.plan_pk AS shown
    FROM starts
    INNER JOIN jobs ON jobs.crn = starts.crn
    INNER JOIN sentence_plan AS plan ON plan.event_id = starts.event_id
    WHERE
        (plan.planned_contact_frequency = 'MONTHLY' OR plan.planned_contact_type IN ('PHONE', 'VIDEO', 'TEXT_EMAIL'))
        AND coalesce(CAST(plan.updated_at AS DATE), plan.initial_date) >= jobs.start_date
        AND coalesce(CAST(plan.updated_at AS DATE), plan.initial_date) >= starts.start_date
        AND (jobs.end_date IS NULL OR coalesce(CAST(plan.updated_at AS DATE), plan.initial_date) < jobs.end_date)
    UNION ALL
    SELECT
        starts.event_id, jobs.crn, jobs.start_date, attendance.is_employment_absence AS is_sure, attendance.shown
    FROM starts
    INNER JOIN jobs ON jobs.crn = starts.crn
    INNER JOIN attendance ON attendance.crn = starts.crn AND attendance.contact_date >= starts.start_date
    WHERE
        coalesce(attendance.is_employment_absence, TRUE)
        AND attendance.contact_date >= jobs.start_date
        AND (jobs.end_date IS NULL OR attendance.contact_date < jobs.end_date)
        AND (attendance.event_id IS NULL OR attendance.event_id = starts.event_id)
),

told AS (
    SELECT
        uses.event_id,
        uses.crn,
        uses.start_date,
        jobs.recorded_date,
        jobs.due_date,
        count(uses.is_sure) > 0 AS is_used,
        jobs.has_no_evidence AND CASE WHEN count(uses.is_sure) > 0 THEN TRUE END AS is_bare
    FROM uses
    INNER JOIN jobs ON jobs.crn = uses.crn AND jobs.start_date = uses.start_date
    GROUP BY uses.event_id, uses.crn, uses.start_date, jobs.recorded_date, jobs.due_date, jobs.has_no_evidence
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_used THEN 1 END) AS used,
        count(CASE WHEN is_bare THEN 1 END) AS bare,
        count(CASE WHEN is_bare IS NULL THEN 1 END) AS unclear,
        min(CASE WHEN is_bare THEN recorded_date END) AS recorded_date,
        min(CASE WHEN is_bare THEN due_date END) AS due_date
    FROM told
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, 'personal_circumstance:' || crn AS shown
    FROM told
    WHERE coalesce(is_bare, TRUE)
    UNION
    SELECT told.event_id, uses.shown
    FROM told
    INNER JOIN uses ON uses.event_id = told.event_id AND uses.start_date = told.start_date
    WHERE coalesce(told.is_bare, TRUE)
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE WHEN counted.event_id IS NULL THEN FALSE WHEN counted.used > 0 THEN TRUE END AS applies,
    counted.bare > 0 OR counted.unclear = 0 AS known,
    counted.bare > 0 AS holds,
    counted.bare AS value,
    shown.shown_by,
    counted.recorded_date,
    counted.due_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
