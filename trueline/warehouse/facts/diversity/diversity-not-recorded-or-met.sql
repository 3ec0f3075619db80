/*
id: CF-110
subject: person
title: Diversity not recorded, or an interpreter missing
rule:
  applies: Sentenced.
  "true": "Ethnicity or language is blank; or an interpreter is required, the person was seen, and no interpreter took part in any contact in person."
  unknown: "The extract holds no language of anybody, or names nobody who took part in any contact; or whether the person was seen at all is not told."
  reading: "An ethnicity not stated was asked for; an unknown one is blank. A need of an interpreter counts only where it is recorded. That a person has no disability cannot be recorded, so that part of the rule cannot be asked. An interpreter is told by INTERPRETER among those who took part."
supports: ["2.1.1"]
needs: [contact, custody, disposal, event, person, release]
catalogue: [ASM-29, DIV-07]
source: S0:843–844, S1:616
unknown_without: [person.language, contact.participants, contact.outcome_code]
unit: contacts without an interpreter
says: "Recorded by {as_at}: ethnicity {ethnicity}, language {language}. Contacts in person at which an interpreter was required and none is recorded: {contacts}."
version: 1
*/
WITH sentenced AS (
    SELECT DISTINCT crn FROM starts
),

languages AS (
    SELECT count(language) > 0 AS are_sent FROM person
),

participants AS (
    SELECT count(participants) > 0 AS are_sent FROM contact
),

seen AS (
    SELECT
        attendance.crn,
        attendance.shown,
        attendance.is_attended,
        coalesce((' ' || contact.participants || ' ') LIKE ('% ' || 'INTERPRETER' || ' %'), FALSE) AS is_interpreted
    FROM person
    INNER JOIN attendance ON attendance.crn = person.crn
    INNER JOIN contact ON contact.contact_id = attendance.contact_id AND contact.crn = person.crn
    WHERE
        person.interpreter_required = 'Y'
        AND attendance.is_face_to_face
        AND coalesce(attendance.is_attended, TRUE)
),

counted AS (
    SELECT
        crn,
        bool_or(is_interpreted) AS is_interpreted,
        count(CASE WHEN is_attended THEN 1 END) AS contacts
    FROM seen
    GROUP BY crn
),

asked AS (
    SELECT
        person.crn,
        person.ethnicity IS NULL OR person.ethnicity = 'UN' AS is_ethnicity_blank,
        CASE WHEN languages.are_sent THEN person.language IS NULL END AS is_language_blank,
        CASE
            WHEN counted.crn IS NULL OR counted.is_interpreted THEN FALSE
            WHEN participants.are_sent AND counted.contacts > 0 THEN TRUE
        END AS is_interpreter_missing
    FROM person
    CROSS JOIN languages
    CROSS JOIN participants
    LEFT JOIN counted ON counted.crn = person.crn
),

evidence AS (
    SELECT crn, 'person:' || crn AS shown FROM person
    UNION
    SELECT crn, shown FROM seen WHERE NOT is_interpreted
),

shown AS (
    SELECT crn, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY crn
)

SELECT
    asked.crn AS subject,
    sentenced.crn IS NOT NULL AS applies,
    TRUE AS known,
    asked.is_ethnicity_blank OR asked.is_language_blank OR asked.is_interpreter_missing AS holds,
    CASE WHEN coalesce(asked.is_interpreter_missing, TRUE) THEN counted.contacts END AS value,
    shown.shown_by,
    CASE WHEN asked.is_ethnicity_blank THEN 'no' ELSE 'yes' END AS ethnicity,
    CASE WHEN asked.is_language_blank THEN 'no' ELSE 'yes' END AS language,
    coalesce(CASE WHEN asked.is_interpreter_missing THEN counted.contacts END, 0) AS contacts
FROM asked
LEFT JOIN sentenced ON sentenced.crn = asked.crn
LEFT JOIN counted ON counted.crn = asked.crn
LEFT JOIN shown ON shown.crn = asked.crn
