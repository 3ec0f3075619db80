/*
id: CF-029C
subject: event
title: Domestic abuse not in the plan
rule:
  applies: Something speaks of domestic abuse on the day asked about.
  "true": The sentence plan has no objective on domestic abuse, and no referral to a programme on it is recorded.
  unknown: None is known, and an objective does not say whether it is on domestic abuse, or a referral does not say to which programme it is.
  reading: "Without a plan there is no objective. Of several plans the one made last counts. Programmes on domestic abuse are Building Better Relationships and the Integrated Domestic Abuse Programme. A referral for no sentence in particular counts."
supports: ["2.2.3"]
needs: [custody, disposal, enquiry, event, nsi, objective, offence, registration, release, sentence_plan]
catalogue: [ASM-24]
source: S1:127
unknown_without: [objective.domestic_abuse, nsi.sub_type]
says: "No objective on domestic abuse and no referral to a programme on it are recorded on {as_at}."
version: 1
*/
WITH programmes AS (
    SELECT
        starts.event_id,
        coalesce(bool_or(nsi.sub_type IN ('BBR', 'IDAP')), FALSE) AS has_programme,
        count(*) > count(nsi.sub_type) AS is_unclear
    FROM starts
    INNER JOIN nsi ON nsi.crn = starts.crn AND (nsi.event_id IS NULL OR nsi.event_id = starts.event_id)
    WHERE nsi.type = 'PROG'
    GROUP BY starts.event_id
),

evidence AS (
    SELECT event_id, shown FROM domestic_abuse_now
    UNION
    SELECT event_id, shown FROM sentence_plans_now
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    concerned.event_id IS NOT NULL AS applies,
    TRUE AS known,
    CASE
        WHEN marks.is_domestic_abuse OR programmes.has_programme THEN FALSE
        WHEN coalesce(programmes.is_unclear, FALSE) THEN NULL
        WHEN marks.event_id IS NULL OR NOT marks.is_domestic_abuse THEN TRUE
    END AS holds,
    NULL AS value,
    shown.shown_by
FROM starts
LEFT JOIN (SELECT DISTINCT event_id FROM domestic_abuse_now) AS concerned ON concerned.event_id = starts.event_id
LEFT JOIN plan_marks AS marks ON marks.event_id = starts.event_id
LEFT JOIN programmes ON programmes.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
