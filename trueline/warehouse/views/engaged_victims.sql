/*
id: engaged_victims
says: Each victim who takes part in victim contact, and since when. It is one who opted in, was met or took up an offer, and has not opted out since. Of one who opted in on a day that is not recorded, and of whom no other sign is, since when is NULL.
kept: true
*/
WITH signs AS (
    SELECT victim_case_id, response_date AS since
    FROM victim_case
    WHERE status = 'OPTED_IN'
    UNION ALL
    SELECT victim_case_id, date AS since
    FROM victim_contact
    WHERE type = 'FACE_TO_FACE' OR offer_taken = 'Y'
),

begun AS (
    SELECT victim_case_id, min(since) AS since
    FROM signs
    GROUP BY victim_case_id
)

SELECT victim_case.event_id, victim_case.victim_case_id, begun.since, 'victim_case:' || victim_case.victim_case_id AS shown
FROM victim_case
INNER JOIN begun ON begun.victim_case_id = victim_case.victim_case_id
WHERE
    victim_case.eligibility <> 'NOT_ELIGIBLE'
    AND (victim_case.status IS NULL OR victim_case.status NOT IN ('OPTED_OUT', 'UNTRACED', 'ENDED'))
