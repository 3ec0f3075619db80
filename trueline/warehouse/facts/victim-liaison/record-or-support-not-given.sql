/*
id: CF-095
subject: event
title: Written record or sources of help not given to a victim
rule:
  applies: "An eligible victim was met, or takes part in victim contact."
  "true": "Of at least one meeting no written record was shared with the victim; or to at least one victim who takes part no source of help was named, nor a referral made."
  unknown: "Nobody says whether a record was shared or help named, and nothing else makes it true."
  reading: "Each meeting is to have its record; sources of help need to be named once, in any contact. A victim who takes part and with whom no contact is recorded was told of none."
supports: ["3.2.2"]
needs: [custody, disposal, event, release, victim_case, victim_contact]
catalogue: [VIC-09, VIC-10]
source: S0:1229–1230, S0:1234–1235, S1:597, S1:639
unknown_without: [victim_contact.written_record_shared, victim_contact.referral_or_signposting]
unit: victims without one of them
says: "Victims for whom no written record of a meeting, or no source of help, is recorded by {as_at}: {lacking} of {victims}."
version: 1
*/
WITH meetings AS (
    SELECT
        victim_case.event_id,
        victim_case.victim_case_id,
        'victim_contact:' || contact.victim_contact_id AS shown,
        CASE contact.written_record_shared WHEN 'Y' THEN FALSE WHEN 'N' THEN TRUE END AS is_lacking
    FROM victim_case
    INNER JOIN victim_contact AS contact ON contact.victim_case_id = victim_case.victim_case_id
    WHERE victim_case.eligibility <> 'NOT_ELIGIBLE' AND contact.type = 'FACE_TO_FACE'
),

helped AS (
    SELECT
        victim.event_id,
        victim.victim_case_id,
        victim.shown,
        CASE
            WHEN bool_or(contact.referral_or_signposting = 'Y') THEN FALSE
            WHEN count(contact.victim_contact_id)
                = count(CASE WHEN contact.referral_or_signposting = 'N' THEN 1 END) THEN TRUE
        END AS is_lacking
    FROM engaged_victims AS victim
    LEFT JOIN victim_contact AS contact ON contact.victim_case_id = victim.victim_case_id
    GROUP BY victim.event_id, victim.victim_case_id, victim.shown
),

asked AS (
    SELECT event_id, victim_case_id, shown, is_lacking FROM meetings
    UNION ALL
    SELECT event_id, victim_case_id, shown, is_lacking FROM helped
),

counted AS (
    SELECT
        event_id,
        count(DISTINCT victim_case_id) AS victims,
        count(DISTINCT CASE WHEN is_lacking THEN victim_case_id END) AS lacking,
        count(CASE WHEN is_lacking IS NULL THEN 1 END) AS unclear
    FROM asked
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM asked
    WHERE coalesce(is_lacking, TRUE)
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.lacking > 0 OR counted.unclear = 0 AS known,
    counted.lacking > 0 AS holds,
    counted.lacking AS value,
    shown.shown_by,
    counted.lacking,
    counted.victims
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
