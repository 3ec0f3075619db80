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
share: true
version: 1
*/
SELECT
    CASE
        WHEN decided.decision_provider = 'CRC'
            THEN business_days_between(nsi.referral_date, coalesce(nsi.actual_start, $as_at)) <= $presenting_days
    END AS is_met
FROM nsi
LEFT JOIN first_allocations AS decided ON decided.event_id = nsi.event_id
WHERE
    nsi.type = 'BRE'
    AND decided.decision_provider = 'CRC'
    AND (nsi.actual_start IS NOT NULL OR business_days_between(nsi.referral_date, $as_at) > $presenting_days)
