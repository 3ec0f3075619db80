/*
id: CF-113
subject: person
title: Military status unknown, or the armed forces not asked
rule:
  applies: Sentenced.
  "true": "No military status is recorded; or the person serves, is a veteran or depends on one, and no enquiry to the armed forces was made."
  unknown: Only where a table is partial.
  reading: "A status recorded as unknown is none. An enquiry for any sentence of the person counts."
supports: ["1.3"]
needs: [custody, disposal, enquiry, event, person, release]
catalogue: [SYS-07, VIC-18, DIV-13, ENB-17, REC-19]
source: S3:88–89, S3:1118–1121, S3:1147–1149
unit: enquiries to the armed forces
says: "Military status recorded by {as_at}: {recorded}. Enquiries to the armed forces: {enquiries}."
version: 1
*/
WITH sentenced AS (
    SELECT DISTINCT crn FROM starts
),

asked AS (
    SELECT crn, count(*) AS enquiries
    FROM enquiry
    WHERE type = 'ARMY'
    GROUP BY crn
),

shown AS (
    SELECT crn, list_sort(list('person:' || crn)) AS shown_by
    FROM person
    GROUP BY crn
)

SELECT
    person.crn AS subject,
    sentenced.crn IS NOT NULL AS applies,
    TRUE AS known,
    CASE coalesce(person.military_status, 'UNKNOWN')
        WHEN 'UNKNOWN' THEN TRUE
        WHEN 'NONE' THEN FALSE
        ELSE asked.crn IS NULL
    END AS holds,
    coalesce(asked.enquiries, 0) AS value,
    shown.shown_by,
    CASE person.military_status
        WHEN 'SERVING' THEN 'serving'
        WHEN 'VETERAN' THEN 'veteran'
        WHEN 'DEPENDANT' THEN 'dependant'
        ELSE 'unknown'
    END AS recorded,
    coalesce(asked.enquiries, 0) AS enquiries
FROM person
LEFT JOIN sentenced ON sentenced.crn = person.crn
LEFT JOIN asked ON asked.crn = person.crn
LEFT JOIN shown ON shown.crn = person.crn
