/*
id: CF-009
subject: event
title: Allocation late
rule:
  applies: "Sentenced to a community order, a suspended sentence order or custody."
  "true": Allocated after more working days than the limit, or not allocated when more had passed.
  unknown: Not allocated, and the limit has not passed.
  reading: Of several allocations the first counts.
supports: ["3.1.2"]
needs: [case_allocation, custody, disposal, event, release]
parameters: [allocation_days]
catalogue: [ALL-02, ALL-03, ALL-36]
source: S1:624, S4:320–321; service level SL002
unknown_without: [case_allocation.decision_date]
unit: working days from sentence to allocation
says: No allocation is recorded within {allocation_days} working days of the sentence on {sentence_date}.
version: 1
*/
WITH evidence AS (
    SELECT event_id, shown FROM first_allocations
    UNION ALL
    SELECT event_id, 'disposal:' || disposal_id AS shown FROM starts
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    disposal.sentence_type IN ('CO', 'SSO', 'CUSTODY', 'LIFE_IPP') AS applies,
    decided.decision_date IS NOT NULL OR business_days_between(starts.sentence_date, $as_at) > $allocation_days AS known,
    business_days_between(starts.sentence_date, coalesce(decided.decision_date, $as_at)) > $allocation_days AS holds,
    business_days_between(starts.sentence_date, decided.decision_date) AS value,
    shown.shown_by,
    starts.sentence_date
FROM starts
INNER JOIN disposal ON disposal.disposal_id = starts.disposal_id
LEFT JOIN first_allocations AS decided ON decided.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
