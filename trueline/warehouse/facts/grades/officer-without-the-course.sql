/*
id: CF-018B
subject: event
title: No course of the officer recorded for the work
rule:
  applies: "An officer in the community holds a case with domestic abuse, a sexual offence or risk to children, or a report before sentence was complete."
  "true": "For at least one of these the matching course is not recorded: of the officer by the day asked about, or of the author by the day of the report."
  unknown: "None is known to lack, but nobody says who wrote a report; or the extract holds no course of anybody."
  reading: A course taken after the officer took over the case counts. An extract without any course cannot be told from one without the table.
supports: ["1.2"]
needs: [assessment, court_report, custody, disposal, enquiry, event, offence, order_manager, registration, release, rosh_group, staff, staff_training]
catalogue: [ALL-34, WRK-12, WRK-13]
source: S0:500–501, S0:450–451, S3:536–537
unknown_without: [court_report.author_staff, staff_training.course]
unit: courses not recorded
says: For {lacking} of the courses that the work calls for, none is recorded of the officer by {as_at}, or of the author by the day of the report.
version: 1
*/
WITH concerns AS (
    SELECT event_id, 'DA' AS course, shown FROM domestic_abuse_now
    UNION
    SELECT event_id, 'CP_SAFEGUARDING' AS course, shown FROM child_concerns_now
    UNION
    SELECT event_id, 'SEXUAL' AS course, 'offence:' || offence_id AS shown
    FROM offence
    WHERE offence_group IN ('SEXUAL', 'SEXUAL_CHILD')
),

called AS (
    SELECT
        concerns.event_id,
        concerns.course,
        officer.staff_code,
        $as_at AS by_date,
        concerns.shown,
        officer.shown AS officer
    FROM concerns
    INNER JOIN officers_now AS officer ON officer.event_id = concerns.event_id
    UNION ALL
    SELECT
        event_id,
        'COURT_REPORTS' AS course,
        author_staff AS staff_code,
        completed_date AS by_date,
        shown,
        CAST(NULL AS VARCHAR) AS officer
    FROM pre_sentence_reports
),

trained AS (
    SELECT staff_code, course, min(completed_date) AS first_date
    FROM staff_training
    GROUP BY staff_code, course
),

compared AS (
    SELECT
        called.event_id,
        called.course,
        called.shown,
        called.officer,
        CASE
            WHEN called.staff_code IS NOT NULL THEN coalesce(trained.first_date > called.by_date, TRUE)
        END AS is_lacking
    FROM called
    LEFT JOIN trained ON trained.staff_code = called.staff_code AND trained.course = called.course
),

counted AS (
    SELECT
        event_id,
        count(DISTINCT CASE WHEN is_lacking THEN course END) AS lacking,
        count(CASE WHEN is_lacking IS NULL THEN 1 END) AS unclear
    FROM compared
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM compared WHERE coalesce(is_lacking, TRUE)
    UNION
    SELECT event_id, officer AS shown FROM compared WHERE is_lacking AND officer IS NOT NULL
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    held.courses > 0 AND (counted.lacking > 0 OR counted.unclear = 0) AS known,
    counted.lacking > 0 AS holds,
    counted.lacking AS value,
    shown.shown_by,
    counted.lacking
FROM starts
CROSS JOIN (SELECT count(*) AS courses FROM staff_training) AS held
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
