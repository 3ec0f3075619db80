/*
id: CF-086B
subject: provider
title: Needs with an intervention attended
rule:
  applies: At least one case has a need linked with reoffending.
  "true": Not each of these needs had a contact for it that was attended; the value is the share that had.
  unknown: Of none of these needs can it be told.
  reading: "A need counts as it was last assessed. A contact is for a need where its objective is about it, or its service is one for homes, work, drugs or alcohol. Needs of which it cannot be told, because the outcome of the only contact is blank or was entered later, are left out of the share and counted apart."
supports: ["2.3.2"]
needs: [assessment, assessment_need, contact, custody, disposal, event, nsi, objective, release, rosh]
catalogue: [FAC-02, FAC-04, FAC-05, ENB-56, ENB-60, REC-27, REC-28]
source: S2:447–457, S4:1645–1659, S4:2003–2017
unknown_without: [contact.outcome_code]
unit: share of needs
says: "Needs linked with reoffending of which it can be told: {needs}; with a contact for them attended by {as_at}: {delivered}. Not to be told: {unclear}."
version: 1
*/
WITH assessed AS (
    SELECT
        one.event_id,
        need.section_code,
        need.linked_to_reoffending,
        row_number() OVER (
            PARTITION BY one.event_id, need.section_code ORDER BY one.completed_date DESC, one.assessment_pk DESC
        ) AS place
    FROM event_assessments AS one
    INNER JOIN assessment_need AS need ON need.assessment_pk = one.assessment_pk
),

work AS (
    SELECT
        attendance.crn,
        attendance.event_id,
        attendance.contact_date,
        attendance.is_attended,
        objective.criminogenic_need AS section_code
    FROM attendance
    INNER JOIN objective ON objective.objective_id = attendance.objective_id
    WHERE coalesce(attendance.is_attended, TRUE)
    UNION ALL
    SELECT
        attendance.crn,
        attendance.event_id,
        attendance.contact_date,
        attendance.is_attended,
        CASE nsi.type
            WHEN 'HOUSING' THEN '3'
            WHEN 'ETE' THEN '4'
            WHEN 'DRUG' THEN '8'
            WHEN 'ALCOHOL' THEN '9'
        END AS section_code
    FROM attendance
    INNER JOIN nsi ON nsi.nsi_id = attendance.nsi_id
    WHERE coalesce(attendance.is_attended, TRUE)
),

done AS (
    SELECT starts.event_id, work.section_code, count(work.is_attended) > 0 AS is_sure
    FROM starts
    INNER JOIN work ON work.crn = starts.crn AND work.contact_date >= starts.start_date
    WHERE work.event_id IS NULL OR work.event_id = starts.event_id
    GROUP BY starts.event_id, work.section_code
),

told AS (
    SELECT
        CASE WHEN done.is_sure THEN TRUE WHEN done.event_id IS NULL THEN FALSE END AS is_delivered
    FROM starts
    INNER JOIN assessed ON assessed.event_id = starts.event_id
    LEFT JOIN done ON done.event_id = assessed.event_id AND done.section_code = assessed.section_code
    WHERE starts.start_date <= $as_at AND assessed.place = 1 AND assessed.linked_to_reoffending = 'Y'
),

counted AS (
    SELECT
        count(*) AS linked,
        count(is_delivered) AS needs,
        count(CASE WHEN is_delivered THEN 1 END) AS delivered,
        count(CASE WHEN is_delivered IS NULL THEN 1 END) AS unclear
    FROM told
)

SELECT
    $provider AS subject,
    linked > 0 AS applies,
    needs > 0 AS known,
    delivered < needs AS holds,
    CASE WHEN needs > 0 THEN delivered / needs END AS value,
    list_sort(list('provider:' || $provider)) AS shown_by,
    needs,
    delivered,
    unclear
FROM counted
GROUP BY linked, needs, delivered, unclear
