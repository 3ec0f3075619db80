/*
id: CF-090
subject: event
title: Eligible victim not identified
rule:
  applies: "The main offence is violent or sexual, or Schedule 15 lists it, and the sentence is one of at least twelve months of custody, or a hospital order."
  "true": No victim was identified in the working days given for it after the sentence.
  unknown: "Nobody says whether Schedule 15 lists the offence, or how long the sentence is; or a victim was identified on a day that is blank."
  reading: Before the last day is over it is false. A life sentence is longer than twelve months.
supports: ["3.2.1"]
needs: [custody, disposal, event, offence, release, victim_case]
parameters: [victim_identify_bd]
catalogue: [ORG-24, VIC-03, REC-03]
source: S0:1219–1224; referral by the witness care unit
unknown_without: [offence.schedule15, disposal.length, victim_case.identified_date]
unit: working days from sentence to identification
says: "No victim was identified in the {victim_identify_bd} working days after the sentence on {sentence_date}."
version: 1
*/
WITH identified AS (
    SELECT event_id, min(identified_date) AS first_date
    FROM victim_case
    WHERE eligibility <> 'NOT_ELIGIBLE'
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, 'disposal:' || disposal_id AS shown FROM victim_rights
    UNION
    SELECT event_id, 'offence:' || offence_id AS shown FROM victim_rights WHERE offence_id IS NOT NULL
    UNION
    SELECT event_id, 'victim_case:' || victim_case_id AS shown FROM victim_case WHERE eligibility <> 'NOT_ELIGIBLE'
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    sentenced.event_id AS subject,
    sentenced.is_listed AND sentenced.is_long AS applies,
    identified.event_id IS NULL OR identified.first_date IS NOT NULL AS known,
    business_days_between(sentenced.sentence_date, coalesce(identified.first_date, $as_at)) > $victim_identify_bd AS holds,
    business_days_between(sentenced.sentence_date, identified.first_date) AS value,
    shown.shown_by,
    sentenced.sentence_date
FROM victim_rights AS sentenced
LEFT JOIN identified ON identified.event_id = sentenced.event_id
LEFT JOIN shown ON shown.event_id = sentenced.event_id
