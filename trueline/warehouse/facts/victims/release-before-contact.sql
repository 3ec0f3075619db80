/*
id: CF-093
subject: event
title: Release before contact with the victim
rule:
  applies: "Released from custody, and on that day a victim took part in victim contact, or the register of victim contact was in force."
  "true": "Before the day of release at least one such victim was not told of it; or release was on home detention curfew, and neither its day nor an expected one was recorded by the days given for it before."
  unknown: "A victim opted in on a day that is not recorded, and of the others nothing is missing."
  reading: "Of several releases the latest counts. With a register alone, a contact about release with any victim of the sentence will do. Who takes part is told by the opt-in, or by a meeting or an offer taken up."
supports: ["3.2.3"]
needs: [custody, disposal, event, key_date, registration, release, victim_case, victim_contact]
parameters: [victim_release_recorded_days]
catalogue: [SYS-05, SYS-06, VIC-12]
source: S0:1247–1251, S0:1259–1261
unknown_without: [victim_case.response_date]
unit: victims not told before release
says: "Release was on {start_date}. No contact with a victim about it is recorded before that day, or no expected day of release was recorded {victim_release_recorded_days} days before it."
version: 1
*/
WITH released AS (
    SELECT event_id, crn, disposal_id, start_date
    FROM starts
    WHERE is_custodial AND start_date IS NOT NULL
),

registered AS (
    SELECT DISTINCT released.event_id, 'registration:' || registration.registration_id AS shown
    FROM released
    INNER JOIN registration ON registration.crn = released.crn AND registration.register_type = 'INVI'
    WHERE
        registration.start_date <= released.start_date
        AND (registration.end_date IS NULL OR registration.end_date > released.start_date)
),

told AS (
    SELECT DISTINCT released.event_id, victim_case.victim_case_id
    FROM released
    INNER JOIN victim_case ON victim_case.event_id = released.event_id
    INNER JOIN victim_contact ON victim_contact.victim_case_id = victim_case.victim_case_id
    WHERE victim_contact.type = 'PRE_RELEASE' AND victim_contact.date < released.start_date
),

taking_part AS (
    SELECT released.event_id, victim.shown, told.victim_case_id IS NOT NULL AS is_told
    FROM released
    INNER JOIN engaged_victims AS victim ON victim.event_id = released.event_id AND victim.since <= released.start_date
    LEFT JOIN told ON told.victim_case_id = victim.victim_case_id
),

undated AS (
    SELECT released.event_id, victim.shown
    FROM released
    INNER JOIN engaged_victims AS victim ON victim.event_id = released.event_id
    WHERE victim.since IS NULL
),

counted AS (
    SELECT event_id, count(CASE WHEN NOT is_told THEN 1 END) AS not_told
    FROM taking_part
    GROUP BY event_id
),

curfews AS (
    SELECT
        released.event_id,
        coalesce(
            bool_or(
                CAST(planned.recorded_at AS DATE) <= add_days(released.start_date, -$victim_release_recorded_days)
            ),
            FALSE
        ) AS is_recorded
    FROM released
    INNER JOIN custody ON custody.disposal_id = released.disposal_id
    INNER JOIN release ON release.custody_id = custody.custody_id AND release.release_date = released.start_date
    LEFT JOIN key_date AS planned
        ON planned.custody_id = custody.custody_id AND planned.key_date_type IN ('HDCED', 'EXP')
    WHERE release.release_type = 'HDC'
    GROUP BY released.event_id
),

evidence AS (
    SELECT event_id, shown FROM registered
    UNION
    SELECT event_id, shown FROM taking_part WHERE NOT is_told
    UNION
    SELECT event_id, shown FROM undated
    UNION
    SELECT released.event_id, 'release:' || release.release_id AS shown
    FROM released
    INNER JOIN custody ON custody.disposal_id = released.disposal_id
    INNER JOIN release ON release.custody_id = custody.custody_id AND release.release_date = released.start_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE
        WHEN counted.event_id IS NOT NULL OR by_register.event_id IS NOT NULL THEN TRUE
        WHEN unsure.event_id IS NULL THEN FALSE
    END AS applies,
    TRUE AS known,
    CASE
        WHEN coalesce(counted.not_told > 0, by_contact.event_id IS NULL) OR NOT coalesce(curfews.is_recorded, TRUE)
            THEN TRUE
        WHEN unsure.event_id IS NULL THEN FALSE
    END AS holds,
    coalesce(counted.not_told, 0) AS value,
    shown.shown_by,
    starts.start_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN (SELECT DISTINCT event_id FROM registered) AS by_register ON by_register.event_id = starts.event_id
LEFT JOIN (SELECT DISTINCT event_id FROM undated) AS unsure ON unsure.event_id = starts.event_id
LEFT JOIN (SELECT DISTINCT event_id FROM told) AS by_contact ON by_contact.event_id = starts.event_id
LEFT JOIN curfews ON curfews.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
