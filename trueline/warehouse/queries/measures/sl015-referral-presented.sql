/*
id: sl015-referral-presented
subject: provider
title: "Service level SL015: a company’s referral presented"
says: "Of the breaches that a company referred, the share that was presented within the working days given."
applies: The provider.
reading: "From the referral to the day the process began, for cases allocated to a company. No target is published in what was retrieved."
needs: [case_allocation, nsi]
parameters: [presenting_days]
made_of: {met: nsi.actual_start, "of": nsi.referral_date, unclear: case_allocation.decision_provider}
else_missing: nsi.referral_date
source: "Service level SL015, data.justice.gov.uk"
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
            WHEN allocated.decision_provider = 'CRC'
                THEN business_days_between(nsi.referral_date, coalesce(nsi.actual_start, $as_at)) <= $presenting_days
        END AS is_met
    FROM nsi
    LEFT JOIN allocated ON allocated.event_id = nsi.event_id AND allocated.place = 1
    WHERE
        nsi.type = 'BRE'
        AND allocated.decision_provider = 'CRC'
        AND (nsi.actual_start IS NOT NULL OR business_days_between(nsi.referral_date, $as_at) > $presenting_days)
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
