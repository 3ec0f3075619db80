/*
id: CF-020
subject: event
title: Initial assessment missing or late
rule:
  applies: Supervision began.
  "true": "No initial assessment, for the court or at the start, was completed within the working days given for it after the first appointment. Where a company holds the case: none from assignment to the last of the days given for that."
  unknown: Late from a contact that may have been the first appointment because its type is on no list, and in time from the next.
  reading: "The first appointment counts whatever came of it; where none is recorded, the start does. An assessment for no sentence in particular counts, one for another does not; however old it is. A case is assigned when an officer of a company first holds it, at the earliest at the start. On the last day it is false."
supports: ["2.1"]
needs: [assessment, contact, custody, disposal, event, order_manager, provider, release]
parameters: [assess_days, crc_assessment_days]
catalogue: [ALL-35, ASM-01]
source: S2:403, S3:563–564
unknown_without: [contact.contact_type]
unit: days from start to the assessment
says: No initial assessment is recorded as completed within {allowed} of {from_date}.
version: 1
*/
WITH assigned AS (
    SELECT starts.event_id, min(greatest(holder.allocation_date, starts.start_date)) AS assigned_date
    FROM starts
    INNER JOIN order_manager AS holder ON holder.event_id = starts.event_id
    INNER JOIN provider ON provider.provider_code = holder.provider_code
    WHERE holder.role = 'COM' AND provider.kind = 'CRC' AND starts.start_date IS NOT NULL
    GROUP BY starts.event_id
),

assessed AS (
    SELECT starts.event_id, made.completed_date, made.shown
    FROM starts
    INNER JOIN completed_assessments AS made ON made.crn = starts.crn
    LEFT JOIN assigned ON assigned.event_id = starts.event_id
    WHERE
        made.purpose IN ('PSR', 'START_COMMUNITY', 'START_CUSTODY')
        AND (made.event_id IS NULL OR made.event_id = starts.event_id)
        AND (assigned.assigned_date IS NULL OR made.completed_date >= assigned.assigned_date)
),

done AS (
    SELECT event_id, min(completed_date) AS done_date
    FROM assessed
    GROUP BY event_id
),

counted AS (
    SELECT
        appointed.event_id,
        coalesce(assigned.assigned_date, appointed.latest_date) AS from_date,
        assigned.event_id IS NOT NULL AS is_assigned,
        appointed.shown,
        done.done_date,
        days_between(assigned.assigned_date, coalesce(done.done_date, $as_at)) > $crc_assessment_days AS is_late_update,
        business_days_between(appointed.earliest_date, coalesce(done.done_date, $as_at)) > $assess_days AS may_be_late,
        business_days_between(appointed.latest_date, coalesce(done.done_date, $as_at)) > $assess_days AS is_late
    FROM first_appointments AS appointed
    LEFT JOIN assigned ON assigned.event_id = appointed.event_id
    LEFT JOIN done ON done.event_id = appointed.event_id
),

evidence AS (
    SELECT event_id, 'disposal:' || disposal_id AS shown FROM starts
    UNION
    SELECT event_id, shown FROM counted WHERE shown IS NOT NULL AND NOT is_assigned
    UNION
    SELECT assessed.event_id, assessed.shown
    FROM assessed
    INNER JOIN done ON done.event_id = assessed.event_id AND done.done_date = assessed.completed_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    starts.start_date IS NOT NULL AS applies,
    TRUE AS known,
    CASE
        WHEN counted.is_assigned THEN counted.is_late_update
        WHEN counted.is_late THEN TRUE
        WHEN NOT counted.may_be_late THEN FALSE
    END AS holds,
    days_between(starts.start_date, counted.done_date) AS value,
    shown.shown_by,
    CASE
        WHEN counted.is_assigned THEN CAST($crc_assessment_days AS VARCHAR) || ' days'
        ELSE CAST($assess_days AS VARCHAR) || ' working days'
    END AS allowed,
    counted.from_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
