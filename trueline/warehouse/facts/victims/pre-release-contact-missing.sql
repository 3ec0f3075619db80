/*
id: CF-093B
subject: event
title: Contact with a victim before release not recorded
rule:
  applies: "Released from custody, or release is planned within the days before it in which a victim is told; and a victim took part in victim contact by the last of these days."
  "true": No contact about release with at least one such victim in these days.
  unknown: "A victim opted in on a day that is not recorded, and of the others nothing is missing."
  reading: "The latest release counts; a planned one only before the first, as last recorded: the expected day of release, or else the automatic one. Until the last of these days is over it is false."
supports: ["3.2.3"]
needs: [custody, disposal, event, key_date, release, victim_case, victim_contact]
parameters: [pre_release_first_days, pre_release_last_days]
catalogue: [VIC-11]
source: S0:1242–1244, S1:157, S1:637
unknown_without: [victim_case.response_date]
unit: victims without a contact in these days
says: "No contact with a victim about release is recorded from {first_date} to {last_date}, {pre_release_first_days} to {pre_release_last_days} days before release on {release_date}."
version: 1
*/
WITH planned AS (
    SELECT
        disposal_id,
        coalesce(
            max(CASE WHEN key_date_type = 'EXP' THEN key_date END),
            max(CASE WHEN key_date_type = 'ACR' THEN key_date END)
        ) AS release_date
    FROM key_dates_now
    GROUP BY disposal_id
),

leaving AS (
    SELECT
        starts.event_id,
        starts.disposal_id,
        starts.start_date IS NOT NULL AS is_released,
        coalesce(starts.start_date, planned.release_date) AS release_date,
        add_days(coalesce(starts.start_date, planned.release_date), -$pre_release_first_days) AS first_date,
        add_days(coalesce(starts.start_date, planned.release_date), -$pre_release_last_days) AS last_date
    FROM starts
    LEFT JOIN planned ON planned.disposal_id = starts.disposal_id
    WHERE
        starts.is_custodial
        AND (
            starts.start_date IS NOT NULL
            OR (planned.release_date >= $as_at AND planned.release_date <= add_days($as_at, $pre_release_first_days))
        )
),

taking_part AS (
    SELECT leaving.event_id, victim.shown, count(contact.victim_contact_id) > 0 AS is_told
    FROM leaving
    INNER JOIN engaged_victims AS victim ON victim.event_id = leaving.event_id AND victim.since <= leaving.last_date
    LEFT JOIN victim_contact AS contact
        ON
            contact.victim_case_id = victim.victim_case_id
            AND contact.type = 'PRE_RELEASE'
            AND contact.date >= leaving.first_date
            AND contact.date <= leaving.last_date
    GROUP BY leaving.event_id, victim.shown
),

undated AS (
    SELECT leaving.event_id, victim.shown
    FROM leaving
    INNER JOIN engaged_victims AS victim ON victim.event_id = leaving.event_id
    WHERE victim.since IS NULL
),

counted AS (
    SELECT event_id, count(CASE WHEN NOT is_told THEN 1 END) AS not_told
    FROM taking_part
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, shown FROM taking_part WHERE NOT is_told
    UNION
    SELECT event_id, shown FROM undated
    UNION
    SELECT leaving.event_id, 'release:' || release.release_id AS shown
    FROM leaving
    INNER JOIN custody ON custody.disposal_id = leaving.disposal_id
    INNER JOIN release ON release.custody_id = custody.custody_id AND release.release_date = leaving.release_date
    UNION
    SELECT leaving.event_id, planned.shown
    FROM leaving
    INNER JOIN key_dates_now AS planned
        ON planned.disposal_id = leaving.disposal_id AND planned.key_date = leaving.release_date
    WHERE NOT leaving.is_released AND planned.key_date_type IN ('EXP', 'ACR')
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE WHEN counted.event_id IS NOT NULL THEN TRUE WHEN unsure.event_id IS NULL THEN FALSE END AS applies,
    TRUE AS known,
    CASE
        WHEN counted.not_told > 0 AND $as_at > leaving.last_date THEN TRUE
        WHEN unsure.event_id IS NULL THEN FALSE
    END AS holds,
    counted.not_told AS value,
    shown.shown_by,
    leaving.release_date,
    leaving.first_date,
    leaving.last_date
FROM starts
LEFT JOIN leaving ON leaving.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN (SELECT DISTINCT event_id FROM undated) AS unsure ON unsure.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
