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
share: true
version: 1
*/
SELECT
    CASE
        WHEN decided.decision_provider = 'NPS'
            THEN business_days_between(nsi.referral_date, coalesce(nsi.first_court_date, $as_at)) <= $breach_days
    END AS is_met
FROM nsi
LEFT JOIN first_allocations AS decided ON decided.event_id = nsi.event_id
WHERE
    nsi.type = 'BRE'
    AND coalesce(decided.decision_provider, 'NPS') = 'NPS'
    AND (nsi.first_court_date IS NOT NULL OR business_days_between(nsi.referral_date, $as_at) > $breach_days)
