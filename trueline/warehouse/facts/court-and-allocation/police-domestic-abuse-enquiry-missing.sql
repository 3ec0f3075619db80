/*
id: CF-004
subject: event
title: Enquiry to the police domestic abuse unit missing before allocation
rule:
  applies: "Sentenced. Where only concerns call for an enquiry, also: something spoke of domestic abuse on the day of allocation (a register, the offence, an answer of the police)."
  "true": No enquiry to the police domestic abuse unit was asked for by the day of allocation.
  unknown: No allocation is recorded.
  reading: "An enquiry for another sentence of the person does not count; one for no sentence in particular does. Of several allocations the first counts."
supports: ["3.1.2"]
needs: [case_allocation, custody, disposal, enquiry, event, offence, registration, release]
parameters: [da_enquiry_scope]
catalogue: [ALL-14, ALL-15, ALL-17, EXM-36, REC-04]
source: S0:1186, S1:155
unknown_without: [case_allocation.decision_date]
unit: days from allocation to the enquiry
says: "No enquiry to the police domestic abuse unit is recorded by {decision_date}, the day of allocation."
version: 1
*/
WITH allocated AS (
    SELECT starts.event_id, starts.crn, decided.decision_date
    FROM starts
    LEFT JOIN first_allocations AS decided ON decided.event_id = starts.event_id
),

concerns AS (
    SELECT DISTINCT allocated.event_id, abuse.shown
    FROM allocated
    INNER JOIN domestic_abuse AS abuse ON abuse.crn = allocated.crn
    WHERE
        (abuse.event_id IS NULL OR abuse.event_id = allocated.event_id)
        AND (abuse.since IS NULL OR abuse.since <= coalesce(allocated.decision_date, $as_at))
        AND (abuse.until IS NULL OR abuse.until > coalesce(allocated.decision_date, $as_at))
),

asked AS (
    SELECT event_id, min(requested_at) AS first_date
    FROM allocation_enquiries
    WHERE type = 'POLICE_DA'
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM concerns
    UNION
    SELECT event_id, shown FROM allocation_enquiries WHERE type = 'POLICE_DA' AND is_late
    UNION
    SELECT event_id, shown FROM first_allocations
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    allocated.event_id AS subject,
    $da_enquiry_scope = 'ALL' OR concerned.event_id IS NOT NULL AS applies,
    allocated.decision_date IS NOT NULL AS known,
    asked.first_date IS NULL OR asked.first_date > allocated.decision_date AS holds,
    days_between(allocated.decision_date, asked.first_date) AS value,
    shown.shown_by,
    allocated.decision_date
FROM allocated
LEFT JOIN (SELECT DISTINCT event_id FROM concerns) AS concerned ON concerned.event_id = allocated.event_id
LEFT JOIN asked ON asked.event_id = allocated.event_id
LEFT JOIN shown ON shown.event_id = allocated.event_id
