/*
id: cases-held
subject: staff
title: Cases held
says: "How many cases each member of staff holds, with the grade, where they are served, and the number above which quality falls."
applies: Everyone on the staff.
needs: [custody, disposal, event, order_manager, recall, release, staff]
parameters: [caseload_max]
made_of:
  grade: staff.grade
  in_community: disposal.sentence_type
  on_licence: release.release_date
  in_custody: custody.custody_id
  most: staff.grade
source: "S4:950; HM Inspectorate of Probation, bulletin 2021/02"
unit: cases
version: 1
*/
WITH held AS (
    SELECT
        officers.staff_code,
        count(*) AS cases,
        count(CASE WHEN running.kind = 'community' THEN 1 END) AS in_community,
        count(CASE WHEN running.kind = 'licence' THEN 1 END) AS on_licence,
        count(CASE WHEN running.kind = 'custody' THEN 1 END) AS in_custody
    FROM officers_now AS officers
    INNER JOIN sentences_running AS running ON running.event_id = officers.event_id
    GROUP BY officers.staff_code
)

SELECT
    staff.staff_code AS subject,
    coalesce(held.cases, 0) AS value,
    CAST(NULL AS VARCHAR) AS answer,
    staff.grade,
    coalesce(held.in_community, 0) AS in_community,
    coalesce(held.on_licence, 0) AS on_licence,
    coalesce(held.in_custody, 0) AS in_custody,
    $caseload_max AS most
FROM staff
LEFT JOIN held ON held.staff_code = staff.staff_code
