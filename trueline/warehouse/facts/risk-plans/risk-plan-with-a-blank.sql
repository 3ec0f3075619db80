/*
id: CF-024B
subject: event
title: Risk management plan with a blank part or a body not named
rule:
  applies: A risk management plan was completed.
  "true": "In the latest at least one part is blank – key information, supervision, monitoring, interventions –, or it does not name a body that works with the person: the provider of an intervention that runs on the day asked about, unless it is the one whose extract this is, or a body that took part in a contact since the start."
  unknown: "Neither is known, and the length of a part is not; or a body works with the person, and whom the plan names is not known, or the contact names several bodies at once."
  reading: Bodies are compared by the codes of the extract, of which no list is given.
supports: ["2.2.3"]
needs: [assessment, contact, custody, disposal, event, nsi, release, rmp]
catalogue: [ASM-19, ASM-25]
source: S2:551, S2:562
unknown_without: [rmp.key_info_len, rmp.supervision_len, rmp.monitoring_len, rmp.interventions_len, rmp.agencies_named, contact.participants]
unit: blank parts, and bodies not named
says: "Of the risk management plan completed on {completed_date}, parts left blank: {blank}; bodies at work with the person whom it does not name: {unnamed}."
version: 1
*/
WITH plans AS (
    SELECT
        event_id,
        crn,
        completed_date,
        agencies_named,
        shown,
        key_info_len = 0 OR supervision_len = 0 OR monitoring_len = 0 OR interventions_len = 0 AS is_blank,
        CASE WHEN key_info_len = 0 THEN 1 ELSE 0 END
        + CASE WHEN supervision_len = 0 THEN 1 ELSE 0 END
        + CASE WHEN monitoring_len = 0 THEN 1 ELSE 0 END
        + CASE WHEN interventions_len = 0 THEN 1 ELSE 0 END AS blank
    FROM risk_plans
    WHERE is_latest
),

bodies AS (
    SELECT plans.event_id, plans.agencies_named, nsi.provider_code AS body, 'nsi:' || nsi.nsi_id AS shown
    FROM plans
    INNER JOIN nsi ON nsi.crn = plans.crn AND (nsi.event_id IS NULL OR nsi.event_id = plans.event_id)
    WHERE nsi.actual_start IS NOT NULL AND nsi.actual_end IS NULL AND nsi.provider_code <> $provider
    UNION ALL
    SELECT plans.event_id, plans.agencies_named, agency.participants AS body, agency.shown
    FROM plans
    INNER JOIN starts ON starts.event_id = plans.event_id
    INNER JOIN agency_contacts AS agency ON agency.crn = plans.crn AND agency.contact_date >= starts.start_date
    WHERE agency.participants IS NOT NULL AND (agency.event_id IS NULL OR agency.event_id = plans.event_id)
),

compared AS (
    SELECT
        event_id,
        body,
        min(shown) AS shown,
        CASE
            WHEN body NOT LIKE '% %' THEN ' ' || agencies_named || ' ' LIKE '% ' || body || ' %'
        END AS is_named
    FROM bodies
    GROUP BY event_id, body, agencies_named
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN NOT is_named THEN 1 END) AS unnamed,
        count(CASE WHEN is_named IS NULL THEN 1 END) AS unclear
    FROM compared
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM plans
    UNION
    SELECT event_id, shown FROM compared WHERE NOT is_named
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    plans.event_id IS NOT NULL AS applies,
    TRUE AS known,
    CASE
        WHEN plans.is_blank OR counted.unnamed > 0 THEN TRUE
        WHEN NOT plans.is_blank AND coalesce(counted.unclear, 0) = 0 THEN FALSE
    END AS holds,
    plans.blank + coalesce(counted.unnamed, 0) AS value,
    shown.shown_by,
    plans.completed_date,
    plans.blank,
    coalesce(counted.unnamed, 0) AS unnamed
FROM starts
LEFT JOIN plans ON plans.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
