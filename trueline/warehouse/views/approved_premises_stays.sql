/*
id: approved_premises_stays
says: Each referral to approved premises, whether it was accepted by the day asked about, and the stay up to then. Whoever arrived was accepted; NULL where a decision was taken and nobody says which.
kept: true
*/
SELECT
    crn,
    referral_date,
    CASE
        WHEN arrival_date <= $as_at THEN TRUE
        WHEN decision_date > $as_at THEN FALSE
        WHEN accepted IN ('Y', 'N') THEN accepted = 'Y'
        WHEN accepted IS NULL AND decision_date IS NULL THEN FALSE
    END AS is_accepted,
    CASE WHEN arrival_date <= $as_at THEN arrival_date END AS arrival_date,
    CASE WHEN departure_date <= $as_at THEN departure_date ELSE $as_at END AS until,
    ap_provider,
    'ap_residence:' || crn || '/' || CAST(referral_date AS VARCHAR) AS shown
FROM ap_residence
