/*
id: sl002-allocation
subject: provider
title: "Service level SL002: allocation"
says: "Of the sentences in the community or to custody, the share that was allocated within the working days given."
applies: The provider.
reading: One that is not allocated counts once the time is over. No target is published in what was retrieved.
needs: [case_allocation, custody, disposal, event, release]
parameters: [allocation_days]
made_of: {met: case_allocation.decision_date, "of": disposal.start_date, unclear: disposal.start_date}
else_missing: disposal.start_date
source: "Service level SL002, data.justice.gov.uk"
unit: per cent
share: true
version: 1
*/
SELECT
    business_days_between(starts.sentence_date, coalesce(decided.decision_date, $as_at))
    <= $allocation_days AS is_met
FROM starts
INNER JOIN disposal ON disposal.disposal_id = starts.disposal_id
LEFT JOIN first_allocations AS decided ON decided.event_id = starts.event_id
WHERE
    disposal.sentence_type IN ('CO', 'SSO', 'CUSTODY', 'LIFE_IPP')
    AND (
        decided.decision_date IS NOT NULL
        OR business_days_between(starts.sentence_date, $as_at) > $allocation_days
    )
