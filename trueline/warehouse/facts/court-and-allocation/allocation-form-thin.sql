/*
id: CF-015
subject: event
title: Allocation form not complete, or with many fields unknown
rule:
  applies: "Sentenced and allocated while the NPS and companies shared the work."
  "true": "The form is not complete, or the share of its fields that are marked unknown is at the limit or above."
  unknown: "The form is complete, but its fields are not counted."
  reading: Of several allocations the first counts.
supports: ["3.1.2"]
needs: [case_allocation, custody, disposal, event, release]
parameters: [cas_unknown_share]
catalogue: [SYS-18, SYS-19, ENB-34, REC-25]
source: S3:1672–1678, S3:302
unknown_without: [case_allocation.cas_unknown_count, case_allocation.cas_field_count]
unit: fields marked unknown
says: The allocation form of the decision on {decision_date} is not recorded as complete, or at least a share of {cas_unknown_share} of its fields is marked unknown.
version: 1
*/
WITH allocated AS (
    SELECT
        decided.event_id,
        decided.decision_date,
        decided.shown,
        form.cas_completed_at,
        form.cas_unknown_count,
        nullif(form.cas_field_count, 0) AS fields
    FROM first_allocations AS decided
    INNER JOIN case_allocation AS form ON form.case_allocation_id = decided.case_allocation_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM allocated
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    $regime = 'NPS_CRC' AND allocated.event_id IS NOT NULL AS applies,
    TRUE AS known,
    allocated.cas_completed_at IS NULL
    OR allocated.cas_unknown_count >= $cas_unknown_share * allocated.fields AS holds,
    allocated.cas_unknown_count AS value,
    shown.shown_by,
    allocated.decision_date
FROM starts
LEFT JOIN allocated ON allocated.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
