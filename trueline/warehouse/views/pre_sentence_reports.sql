/*
id: pre_sentence_reports
says: Each oral, fast delivery or standard delivery report that was complete, counted from the first of its event.
kept: true
*/
SELECT
    event_id,
    completed_date,
    author_staff,
    victim_section_len,
    proposal_requirements,
    row_number() OVER (PARTITION BY event_id ORDER BY completed_date, court_report_id) AS place,
    'court_report:' || court_report_id AS shown
FROM court_report
WHERE type IN ('ORAL', 'FDR', 'SDR') AND completed_date IS NOT NULL
