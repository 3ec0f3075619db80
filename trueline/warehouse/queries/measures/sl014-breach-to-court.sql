/*
id: sl014-breach-to-court
subject: provider
title: "Service level SL014: breach to court"
says: "Of the breaches of cases allocated to the NPS, the share that came to court within the working days given."
applies: The provider.
reading: "From the referral to the first hearing. A breach of a case of which no allocation is recorded is unclear. No target is published in what was retrieved."
needs: [case_allocation, nsi]
parameters: [breach_days]
made_of: {met: nsi.first_court_date, "of": nsi.referral_date, unclear: case_allocation.decision_provider}
else_missing: case_allocation.decision_provider
source: "Service level SL014, data.justice.gov.uk"
unit: per cent
version: 1
*/
WITH allocated AS (
    SELECT
        event_id,
        decision_provider,
        row_number() OVER (PARTITION BY event_id ORDER BY decision_date, case_allocation_id) AS place
    FROM case_allocation
),

judged AS (
    SELECT
        CASE
            WHEN allocated.decision_provider = 'NPS'
                THEN business_days_between(nsi.referral_date, coalesce(nsi.first_court_date, $as_at)) <= $breach_days
        END AS is_met
    FROM nsi
    LEFT JOIN allocated ON allocated.event_id = nsi.event_id AND allocated.place = 1
    WHERE
        nsi.type = 'BRE'
        AND coalesce(allocated.decision_provider, 'NPS') = 'NPS'
        AND (nsi.first_court_date IS NOT NULL OR business_days_between(nsi.referral_date, $as_at) > $breach_days)
),

counted AS (
    SELECT
        count(CASE WHEN is_met THEN 1 END) AS met,
        count(is_met) AS judged,
        count(*) - count(is_met) AS unclear
    FROM judged
)

SELECT
    $provider AS subject,
    CASE WHEN judged > 0 THEN round(1000 * CAST(100 AS DOUBLE) * met / judged) / 1000 END AS value,
    CAST(NULL AS VARCHAR) AS answer,
    met,
    judged AS "of",
    unclear
FROM counted
