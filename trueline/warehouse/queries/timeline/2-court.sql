/*
id: court
says: Hearings, reports asked for and completed, and enquiries with their answers.
*/
SELECT
    event.crn,
    event.event_id,
    hearing.appearance_date AS day,
    CAST(NULL AS VARCHAR) AS time,
    'hearing' AS kind,
    'hearing' AS phrase,
    hearing.appearance_type AS code,
    CAST(NULL AS VARCHAR) AS detail,
    'court_appearance:' || hearing.court_appearance_id AS shown,
    hearing.recorded_at AS entered_at
FROM court_appearance AS hearing
INNER JOIN event ON event.event_id = hearing.event_id
UNION ALL
SELECT
    event.crn, event.event_id, court_report.requested_date, NULL, 'report', 'report-asked',
    court_report.type, NULL, 'court_report:' || court_report.court_report_id, NULL
FROM court_report
INNER JOIN event ON event.event_id = court_report.event_id
WHERE court_report.requested_date IS NOT NULL
UNION ALL
SELECT
    event.crn, event.event_id, court_report.completed_date, NULL, 'report', 'report-completed',
    coalesce(court_report.delivered_type, court_report.type), NULL,
    'court_report:' || court_report.court_report_id, NULL
FROM court_report
INNER JOIN event ON event.event_id = court_report.event_id
WHERE court_report.completed_date IS NOT NULL
UNION ALL
SELECT
    crn, event_id, requested_at, NULL, 'enquiry', 'enquiry', type, NULL, 'enquiry:' || enquiry_id, NULL
FROM enquiry
UNION ALL
SELECT
    crn, event_id, response_at, NULL, 'enquiry', 'enquiry-answered', type, response_result,
    'enquiry:' || enquiry_id, NULL
FROM enquiry
WHERE response_at IS NOT NULL
