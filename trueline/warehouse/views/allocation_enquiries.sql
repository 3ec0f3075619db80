/*
id: allocation_enquiries
says: The enquiries that count for the allocation of each event, those for it and those for no event in particular, and whether one was asked for only after it.
reads: [first_allocations, starts]
*/
SELECT
    starts.event_id,
    enquiry.type,
    enquiry.requested_at,
    enquiry.requested_at > decided.decision_date AS is_late,
    'enquiry:' || enquiry.enquiry_id AS shown
FROM starts
INNER JOIN enquiry ON enquiry.crn = starts.crn
LEFT JOIN first_allocations AS decided ON decided.event_id = starts.event_id
WHERE enquiry.event_id IS NULL OR enquiry.event_id = starts.event_id
