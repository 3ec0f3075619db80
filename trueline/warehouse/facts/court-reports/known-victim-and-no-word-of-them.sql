/*
id: CF-003B
subject: event
title: Known victim, and no word of them in the report
rule:
  applies: The person knew the victim of at least one offence, and at least one report before sentence was complete.
  "true": The section on the victim is empty in at least one of these reports.
  unknown: "Nobody says whether the person knew the victim; or no section is known to be empty, but of at least one nobody says how long it is."
  reading: A report before sentence is an oral, a fast delivery or a standard delivery report.
supports: ["3.1.1"]
needs: [court_report, custody, disposal, event, offence, release]
catalogue: [ALL-29]
source: S0:1171–1173
unknown_without: [offence.victim_known, court_report.victim_section_len]
unit: characters on the victim
says: The report of {report_date} has no text on the victim, whom the person knew.
version: 1
*/
WITH reported AS (
    SELECT
        event_id,
        count(CASE WHEN victim_section_len = 0 THEN 1 END) AS silent,
        count(CASE WHEN victim_section_len IS NULL THEN 1 END) AS unclear,
        min(CASE WHEN victim_section_len = 0 THEN completed_date END) AS report_date,
        min(victim_section_len) AS characters
    FROM pre_sentence_reports
    GROUP BY event_id
),

victims AS (
    SELECT
        event_id,
        bool_or(victim_known = 'Y') AS has_known,
        bool_and(victim_known = 'N') AND count(*) = count(victim_known) AS has_strangers_only
    FROM offence
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, 'offence:' || offence_id AS shown FROM offence WHERE victim_known = 'Y'
    UNION ALL
    SELECT event_id, shown FROM pre_sentence_reports WHERE coalesce(victim_section_len, 0) = 0
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE
        WHEN reported.event_id IS NULL OR victims.has_strangers_only THEN FALSE
        WHEN victims.has_known THEN TRUE
    END AS applies,
    reported.silent > 0 OR reported.unclear = 0 AS known,
    reported.silent > 0 AS holds,
    reported.characters AS value,
    shown.shown_by,
    reported.report_date
FROM starts
LEFT JOIN reported ON reported.event_id = starts.event_id
LEFT JOIN victims ON victims.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
