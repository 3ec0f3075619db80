/*
id: CF-011
subject: event
title: Sex offender registration not reflected in the allocation
rule:
  applies: "Sentenced, and a sexual conviction is recorded from before, or the person was registered as a sex offender on the day of allocation."
  "true": "On the day of allocation the person was registered as a sex offender or had to notify, and no MAPPA registration was in force then or since, or the case was allocated to a company."
  unknown: "No allocation is recorded; or the person was not registered, and nobody says until when they had to notify."
  reading: "Of several allocations the first counts. The last day of notification is part of it."
supports: ["3.1.2"]
needs: [case_allocation, custody, disposal, event, previous_conviction, registration, release]
catalogue: [CLS-22]
source: S1:624
unknown_without: [previous_conviction.notification_end, case_allocation.decision_date]
unit: days from allocation to the end of notification
says: On {decision_date}, the day of allocation, the person was registered as a sex offender or had to notify. The case went to a company, or no MAPPA registration is recorded.
version: 1
*/
WITH allocated AS (
    SELECT
        starts.event_id,
        starts.crn,
        decided.decision_date,
        decided.shown,
        decision.decision_provider,
        coalesce(decided.decision_date, $as_at) AS looked_date
    FROM starts
    LEFT JOIN first_allocations AS decided ON decided.event_id = starts.event_id
    LEFT JOIN case_allocation AS decision ON decision.case_allocation_id = decided.case_allocation_id
),

registered AS (
    SELECT
        allocated.event_id,
        registers.mappa AS is_mappa,
        registration.start_date <= allocated.looked_date AS is_by_then,
        'registration:' || registration.registration_id AS shown
    FROM allocated
    INNER JOIN registration ON registration.crn = allocated.crn
    INNER JOIN registers ON registers.code = registration.register_type
    WHERE
        (registers.mappa OR registration.register_type = 'ARSO')
        AND (registration.end_date IS NULL OR registration.end_date > allocated.looked_date)
),

listed AS (
    SELECT
        event_id,
        bool_or(is_by_then AND NOT is_mappa) AS is_registered,
        bool_or(is_mappa) AS is_mappa
    FROM registered
    GROUP BY event_id
),

convicted AS (
    SELECT allocated.event_id, convictions.notification_end, 'previous_conviction:' || convictions.crn AS shown
    FROM allocated
    INNER JOIN previous_conviction AS convictions ON convictions.crn = allocated.crn
    WHERE convictions.last_sexual_conviction_date IS NOT NULL
),

evidence AS (
    SELECT event_id, shown FROM allocated WHERE shown IS NOT NULL
    UNION ALL
    SELECT event_id, shown FROM registered WHERE is_by_then AND NOT is_mappa
    UNION ALL
    SELECT event_id, shown FROM convicted
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    allocated.event_id AS subject,
    convicted.event_id IS NOT NULL OR coalesce(listed.is_registered, FALSE) AS applies,
    allocated.decision_date IS NOT NULL AND (listed.is_registered OR convicted.notification_end IS NOT NULL) AS known,
    (coalesce(listed.is_registered, FALSE) OR coalesce(convicted.notification_end >= allocated.decision_date, FALSE))
    AND (NOT coalesce(listed.is_mappa, FALSE) OR allocated.decision_provider = 'CRC') AS holds,
    days_between(allocated.decision_date, convicted.notification_end) AS value,
    shown.shown_by,
    allocated.decision_date
FROM allocated
LEFT JOIN listed ON listed.event_id = allocated.event_id
LEFT JOIN convicted ON convicted.event_id = allocated.event_id
LEFT JOIN shown ON shown.event_id = allocated.event_id
