/*
id: sl1-report-by-the-date
subject: provider
title: "Service level 1: report by the court’s date"
says: "Of the reports that were due by the day, the share that was completed by the date the court set."
applies: The provider.
reading: "A report without a date is left out and counted as unclear. One that is not completed counts from the day after its date."
needs: [court_report]
parameters: [report_target]
made_of: {met: court_report.completed_date, "of": court_report.required_date, unclear: court_report.required_date, target: court_report.required_date}
else_missing: court_report.required_date
source: S1:276
unit: per cent
share: true
target: report_target
version: 1
*/
SELECT CASE WHEN required_date IS NOT NULL THEN coalesce(completed_date, $as_at) <= required_date END AS is_met
FROM court_report
WHERE required_date IS NULL OR completed_date IS NOT NULL OR required_date < $as_at
