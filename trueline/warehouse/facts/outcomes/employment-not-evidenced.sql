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
WITH eased AS (
    SELECT
        event_id,
        coalesce(CAST(updated_at AS DATE), initial_date) AS use_date,
        'sentence_plan:' || plan_pk AS shown
    FROM sentence_plan
    WHERE planned_contact_frequency = 'MONTHLY' OR planned_contact_type IN ('PHONE', 'VIDEO', 'TEXT_EMAIL')
),

jobs AS (
    SELECT
        starts.event_id,
        starts.crn,
        job.start_date,
        greatest(job.start_date, starts.start_date) AS since,
        job.end_date,
        job.recorded_date,
        add_days(job.recorded_date, $employment_evidence_days) AS due_date,
        job.evidenced_date,
        job.is_unclear,
        job.shown
    FROM starts
    INNER JOIN employments AS job ON job.crn = starts.crn
    WHERE starts.start_date IS NOT NULL
),

uses AS (
    SELECT jobs.event_id, jobs.start_date, TRUE AS is_sure, eased.shown
    FROM jobs
    INNER JOIN eased ON eased.event_id = jobs.event_id AND eased.use_date >= jobs.since
    WHERE jobs.end_date IS NULL OR eased.use_date < jobs.end_date
    UNION ALL
    SELECT jobs.event_id, jobs.start_date, attendance.is_employment_absence AS is_sure, attendance.shown
    FROM jobs
    INNER JOIN attendance ON attendance.crn = jobs.crn AND attendance.contact_date >= jobs.since
    WHERE
        coalesce(attendance.is_employment_absence, TRUE)
        AND (jobs.end_date IS NULL OR attendance.contact_date < jobs.end_date)
        AND (attendance.event_id IS NULL OR attendance.event_id = jobs.event_id)
),

used AS (
    SELECT event_id, start_date, count(is_sure) > 0 AS is_sure
    FROM uses
    GROUP BY event_id, start_date
),

told AS (
    SELECT
        jobs.event_id,
        jobs.start_date,
        jobs.recorded_date,
        jobs.due_date,
        jobs.shown,
        used.is_sure AS is_used,
        CASE
            WHEN $as_at <= jobs.due_date OR jobs.evidenced_date <= jobs.due_date THEN FALSE
            WHEN used.is_sure AND NOT jobs.is_unclear THEN TRUE
        END AS is_bare
    FROM jobs
    INNER JOIN used ON used.event_id = jobs.event_id AND used.start_date = jobs.start_date
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
    SELECT event_id, shown
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
