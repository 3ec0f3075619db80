/*
id: event_enquiries
says: The enquiries that count for each sentenced event with what came of them, its own and those of the person for no event in particular.
reads: [starts]
kept: true
*/
SELECT
    starts.event_id,
    starts.crn,
    enquiry.enquiry_id,
    enquiry.type,
    enquiry.requested_at,
    enquiry.response_at,
    enquiry.response_result,
    enquiry.response_level,
    'enquiry:' || enquiry.enquiry_id AS shown
FROM starts
INNER JOIN enquiry ON enquiry.crn = starts.crn
WHERE enquiry.event_id IS NULL OR enquiry.event_id = starts.event_id
