/*
id: programme_referrals
says: Each referral to a programme for an event, or for none in particular, and the time waited. It ends with the start, or else the end or withdrawal of the referral, the end of the sentence or the day asked about.
reads: [starts]
kept: true
*/
SELECT
    event_id, crn, nsi_id, programme_code, referral_date, started_date, waited_until,
    days_between(referral_date, waited_until) AS days, shown
FROM (
    SELECT
        starts.event_id,
        starts.crn,
        nsi.nsi_id,
        nsi.sub_type AS programme_code,
        nsi.referral_date,
        nsi.actual_start AS started_date,
        coalesce(
            nsi.actual_start,
            nsi.actual_end,
            CASE WHEN nsi.status = 'WITHDRAWN' AND nsi.status_date <= $as_at THEN nsi.status_date END,
            starts.ended_date,
            $as_at
        ) AS waited_until,
        'nsi:' || nsi.nsi_id AS shown
    FROM starts
    INNER JOIN nsi ON nsi.crn = starts.crn
    WHERE nsi.type = 'PROG' AND (nsi.event_id IS NULL OR nsi.event_id = starts.event_id)
) AS referred
