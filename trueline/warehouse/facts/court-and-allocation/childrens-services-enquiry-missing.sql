/*
id: CF-006
subject: event
title: Enquiry to children’s services missing before allocation
rule:
  applies: "Sentenced, and on the day of allocation there was a child among the personal contacts, or something spoke of risk to children."
  "true": No enquiry to children’s services was asked for by the day of allocation.
  unknown: No allocation is recorded.
  reading: "An enquiry for another sentence of the person does not count; one for no sentence in particular does. Of several allocations the first counts."
supports: ["3.1.2"]
needs: [assessment, case_allocation, custody, disposal, enquiry, event, personal_contact, registration, release, rosh_group]
catalogue: [ALL-16, ALL-17, ALL-31, ASM-36, REC-04]
source: S0:1188–1190, S1:579, S2:595
unknown_without: [case_allocation.decision_date]
unit: days from allocation to the enquiry
says: "No enquiry to children’s services is recorded by {decision_date}, the day of allocation."
version: 1
*/
WITH allocated AS (
    SELECT
        starts.event_id,
        starts.crn,
        decided.decision_date,
        coalesce(decided.decision_date, $as_at) AS looked_date
    FROM starts
    LEFT JOIN first_allocations AS decided ON decided.event_id = starts.event_id
),

concerns AS (
    SELECT allocated.event_id, child.shown
    FROM allocated
    INNER JOIN child_concerns AS child ON child.crn = allocated.crn AND child.since <= allocated.looked_date
    WHERE child.until IS NULL OR child.until > allocated.looked_date
    UNION
    SELECT allocated.event_id, 'personal_contact:' || personal_contact.crn AS shown
    FROM allocated
    INNER JOIN personal_contact ON personal_contact.crn = allocated.crn AND personal_contact.is_child = 'Y'
    WHERE
        (personal_contact.start_date IS NULL OR personal_contact.start_date <= allocated.looked_date)
        AND (personal_contact.end_date IS NULL OR personal_contact.end_date > allocated.looked_date)
),

asked AS (
    SELECT event_id, min(requested_at) AS first_date
    FROM allocation_enquiries
    WHERE type = 'CHILD_SERVICES'
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM concerns
    UNION
    SELECT event_id, shown FROM allocation_enquiries WHERE type = 'CHILD_SERVICES' AND is_late
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
    concerned.event_id IS NOT NULL AS applies,
    allocated.decision_date IS NOT NULL AS known,
    asked.first_date IS NULL OR asked.first_date > allocated.decision_date AS holds,
    days_between(allocated.decision_date, asked.first_date) AS value,
    shown.shown_by,
    allocated.decision_date
FROM allocated
LEFT JOIN (SELECT DISTINCT event_id FROM concerns) AS concerned ON concerned.event_id = allocated.event_id
LEFT JOIN asked ON asked.event_id = allocated.event_id
LEFT JOIN shown ON shown.event_id = allocated.event_id
