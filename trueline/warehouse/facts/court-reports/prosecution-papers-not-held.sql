/*
id: CF-008
subject: event
title: Prosecution papers not held
rule:
  applies: "Sentenced, and a report before sentence was complete."
  "true": Prosecution papers were not received by the day of the report.
  unknown: Only where a table is partial.
  reading: "Of several reports the first counts. An answer to an enquiry for the papers counts as receipt, unless it says that they were refused or not received. An enquiry for another sentence of the person does not count; one for no sentence in particular does."
supports: ["3.1.1"]
needs: [court_report, custody, disposal, enquiry, event, release]
catalogue: [ALL-23, ENB-28]
source: S0:1154–1155, S1:589
unit: days from the report to receipt
says: Prosecution papers are not recorded as received by {report_date}, the day of the report.
version: 1
*/
WITH asked AS (
    SELECT
        event_id,
        shown,
        CASE WHEN response_result IN ('NOT_RECEIVED', 'REFUSED') THEN NULL ELSE response_at END AS received_date
    FROM event_enquiries
    WHERE type = 'PROSECUTION_PAPERS'
),

receipts AS (
    SELECT event_id, received_date FROM asked
    UNION ALL
    SELECT event_id, cps_received_date AS received_date FROM event WHERE cps_received_date <= $as_at
),

received AS (
    SELECT event_id, min(received_date) AS first_date
    FROM receipts
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM pre_sentence_reports WHERE place = 1
    UNION ALL
    SELECT event_id, shown FROM asked
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    report.event_id IS NOT NULL AS applies,
    TRUE AS known,
    coalesce(received.first_date > report.completed_date, TRUE) AS holds,
    days_between(report.completed_date, received.first_date) AS value,
    shown.shown_by,
    report.completed_date AS report_date
FROM starts
LEFT JOIN pre_sentence_reports AS report ON report.event_id = starts.event_id AND report.place = 1
LEFT JOIN received ON received.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
