/*
id: face_to_face_gaps
says: The longest time from the start to the day asked about without a face-to-face contact, of each event under supervision in the community, once for those attended and once for those offered. What is certain counts as one whatever may have been one.
reads: [active_in_community, face_to_face_contacts]
kept: true
*/
WITH ends AS (
    SELECT event_id, start_date AS day FROM active_in_community
    UNION
    SELECT event_id, $as_at AS day FROM active_in_community
),

points AS (
    SELECT
        active.event_id,
        contact.contact_date AS day,
        contact.is_face_to_face AND contact.is_attended AS is_attended,
        contact.is_face_to_face AS is_offered
    FROM active_in_community AS active
    INNER JOIN face_to_face_contacts AS contact ON contact.crn = active.crn AND contact.contact_date >= active.start_date
    UNION ALL
    SELECT event_id, day, TRUE AS is_attended, TRUE AS is_offered FROM ends
),

days AS (
    SELECT event_id, 'attended' AS kind, day, bool_or(coalesce(is_attended, FALSE)) AS is_sure
    FROM points
    WHERE coalesce(is_attended, TRUE)
    GROUP BY event_id, day
    UNION ALL
    SELECT event_id, 'offered' AS kind, day, bool_or(coalesce(is_offered, FALSE)) AS is_sure
    FROM points
    GROUP BY event_id, day
),

gaps AS (
    SELECT
        event_id,
        kind,
        day,
        is_sure,
        lag(day) OVER (PARTITION BY event_id, kind ORDER BY day) AS day_before,
        max(CASE WHEN is_sure THEN day END) OVER (
            PARTITION BY event_id, kind ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS since
    FROM days
),

ordered AS (
    SELECT
        event_id,
        kind,
        since,
        day AS until,
        max(days_between(day_before, day)) OVER (PARTITION BY event_id, kind) AS certain_days,
        row_number() OVER (
            PARTITION BY event_id, kind
            ORDER BY CASE WHEN is_sure THEN days_between(since, day) ELSE -1 END DESC, day
        ) AS place
    FROM gaps
    WHERE since IS NOT NULL
)

SELECT
    ordered.event_id, active.crn, ordered.kind, ordered.since, ordered.until,
    days_between(ordered.since, ordered.until) AS days, ordered.certain_days
FROM ordered
INNER JOIN active_in_community AS active ON active.event_id = ordered.event_id
WHERE ordered.place = 1
