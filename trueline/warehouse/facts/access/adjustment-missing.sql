/*
id: CF-111
subject: person
title: Adjustment for a disability missing
rule:
  applies: A disability is in force on the day asked about.
  "true": "Of at least one no adjustment is in force; or mobility is limited, and since then there was a contact at an office that is not step-free."
  unknown: "Nobody says at which office a contact was, or whether it is step-free, and nothing else makes it true."
  reading: "An adjustment for no condition in particular counts for each. A refusal to say is no disability. Appointments count whether kept or not; those at home need no office."
supports: ["2.3.1"]
needs: [contact, disability, office, person, provision]
catalogue: [ASM-35, DIV-02, DIV-09, EXM-33, REC-30]
source: S4:1021, S4:1816–1825, S0:914–916
unknown_without: [contact.office_code, office.step_free]
unit: disabilities without an adjustment
says: "Disabilities on {as_at} without an adjustment recorded: {without}. Contacts at an office that is not step-free: {contacts}."
version: 1
*/
WITH disabled AS (
    SELECT DISTINCT crn, disability_type, start_date
    FROM disability
    WHERE disability_type <> 'REFUSED' AND start_date <= $as_at AND (end_date IS NULL OR end_date > $as_at)
),

adjusted AS (
    SELECT DISTINCT disabled.crn, disabled.disability_type
    FROM disabled
    INNER JOIN provision ON provision.crn = disabled.crn
    WHERE
        (provision.disability_type IS NULL OR provision.disability_type = disabled.disability_type)
        AND provision.start_date <= $as_at
        AND (provision.end_date IS NULL OR provision.end_date > $as_at)
),

counted AS (
    SELECT disabled.crn, count(DISTINCT CASE WHEN adjusted.crn IS NULL THEN disabled.disability_type END) AS without
    FROM disabled
    LEFT JOIN adjusted ON adjusted.crn = disabled.crn AND adjusted.disability_type = disabled.disability_type
    GROUP BY disabled.crn
),

immobile AS (
    SELECT crn, min(start_date) AS start_date
    FROM disabled
    WHERE disability_type = 'MOBILITY'
    GROUP BY crn
),

visits AS (
    SELECT
        contact.crn,
        'contact:' || contact.contact_id AS shown,
        CASE office.step_free WHEN 'Y' THEN FALSE WHEN 'N' THEN TRUE END AS has_steps
    FROM immobile
    INNER JOIN contact ON contact.crn = immobile.crn AND contact.contact_date >= immobile.start_date
    LEFT JOIN contact_types ON contact_types.code = contact.contact_type
    LEFT JOIN office ON office.office_code = contact.office_code
    WHERE contact.contact_date <= $as_at AND (contact_types.office OR contact.office_code IS NOT NULL)
),

visited AS (
    SELECT
        crn,
        count(CASE WHEN has_steps THEN 1 END) AS contacts,
        count(CASE WHEN has_steps IS NULL THEN 1 END) AS unclear
    FROM visits
    GROUP BY crn
),

evidence AS (
    SELECT crn, 'disability:' || crn || '/' || disability_type || '/' || CAST(start_date AS VARCHAR) AS shown
    FROM disabled
    UNION
    SELECT crn, shown FROM visits WHERE coalesce(has_steps, TRUE)
),

shown AS (
    SELECT crn, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY crn
)

SELECT
    person.crn AS subject,
    counted.crn IS NOT NULL AS applies,
    counted.without > 0 OR coalesce(visited.contacts > 0 OR visited.unclear = 0, TRUE) AS known,
    counted.without > 0 OR coalesce(visited.contacts, 0) > 0 AS holds,
    counted.without AS value,
    shown.shown_by,
    counted.without,
    coalesce(visited.contacts, 0) AS contacts
FROM person
LEFT JOIN counted ON counted.crn = person.crn
LEFT JOIN visited ON visited.crn = person.crn
LEFT JOIN shown ON shown.crn = person.crn
