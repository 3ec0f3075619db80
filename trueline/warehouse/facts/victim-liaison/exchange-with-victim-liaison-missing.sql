/*
id: CF-093C
subject: event
title: Exchange between officer and victim liaison missing
rule:
  applies: "A victim takes part in victim contact, and the sentence still runs on the day asked about."
  "true": "No exchange in the days up to the day asked about, or none within the days given around a planned date since the victim took part."
  unknown: "A victim opted in on a day that is not recorded, and of the others nothing is missing."
  reading: "A contact of a victim liaison officer, or one that names VLO among those who took part, is an exchange; so is one of no sentence in particular. A planned date counts as it was recorded last, and once its days are over. Before the victim has taken part as long, the first limb is false."
supports: ["3.2.4"]
needs: [contact, custody, disposal, event, key_date, release, staff, victim_case, victim_contact]
parameters: [vlo_exchange_days, vlo_key_date_days]
catalogue: [VIC-14]
source: S0:116–117, S0:1252–1261, S1:159, S1:643
unknown_without: [victim_case.response_date]
unit: days since the last exchange
says: "An exchange with victim liaison is not recorded in the {vlo_exchange_days} days to {as_at}, or not within {vlo_key_date_days} days of a planned date."
version: 1
*/
WITH running AS (
    SELECT starts.event_id, starts.crn, starts.disposal_id, min(victim.since) AS since
    FROM starts
    INNER JOIN engaged_victims AS victim ON victim.event_id = starts.event_id
    WHERE victim.since <= $as_at AND (starts.ended_date IS NULL OR starts.ended_date > $as_at)
    GROUP BY starts.event_id, starts.crn, starts.disposal_id
),

undated AS (
    SELECT starts.event_id, victim.shown
    FROM starts
    INNER JOIN engaged_victims AS victim ON victim.event_id = starts.event_id
    WHERE victim.since IS NULL AND (starts.ended_date IS NULL OR starts.ended_date > $as_at)
),

exchanges AS (
    SELECT running.event_id, contact.contact_date, 'contact:' || contact.contact_id AS shown
    FROM running
    INNER JOIN contact ON contact.crn = running.crn AND contact.contact_date <= $as_at
    LEFT JOIN staff ON staff.staff_code = contact.staff_code
    WHERE
        (contact.event_id IS NULL OR contact.event_id = running.event_id)
        AND (staff.grade = 'VLO' OR (' ' || contact.participants || ' ') LIKE ('% ' || 'VLO' || ' %'))
),

last_exchanges AS (
    SELECT event_id, max(contact_date) AS last_date
    FROM exchanges
    GROUP BY event_id
),

planned AS (
    SELECT running.event_id, key_dates.shown, count(exchanges.shown) > 0 AS is_kept
    FROM running
    INNER JOIN key_dates_now AS key_dates
        ON key_dates.disposal_id = running.disposal_id AND key_dates.key_date >= running.since
    LEFT JOIN exchanges
        ON
            exchanges.event_id = running.event_id
            AND exchanges.contact_date >= add_days(key_dates.key_date, -$vlo_key_date_days)
            AND exchanges.contact_date <= add_days(key_dates.key_date, $vlo_key_date_days)
    WHERE add_days(key_dates.key_date, $vlo_key_date_days) < $as_at
    GROUP BY running.event_id, key_dates.shown, key_dates.key_date
),

evidence AS (
    SELECT running.event_id, victim.shown
    FROM running
    INNER JOIN engaged_victims AS victim ON victim.event_id = running.event_id AND victim.since <= $as_at
    UNION
    SELECT event_id, shown FROM undated
    UNION
    SELECT event_id, shown FROM planned WHERE NOT is_kept
    UNION
    SELECT exchanges.event_id, exchanges.shown
    FROM exchanges
    INNER JOIN last_exchanges AS latest
        ON latest.event_id = exchanges.event_id AND latest.last_date = exchanges.contact_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE WHEN running.event_id IS NOT NULL THEN TRUE WHEN unsure.event_id IS NULL THEN FALSE END AS applies,
    TRUE AS known,
    CASE
        WHEN
            missed.event_id IS NOT NULL
            OR add_days(greatest(running.since, coalesce(latest.last_date, running.since)), $vlo_exchange_days) < $as_at
            THEN TRUE
        WHEN unsure.event_id IS NULL THEN FALSE
    END AS holds,
    days_between(latest.last_date, $as_at) AS value,
    shown.shown_by
FROM starts
LEFT JOIN running ON running.event_id = starts.event_id
LEFT JOIN last_exchanges AS latest ON latest.event_id = starts.event_id
LEFT JOIN (SELECT DISTINCT event_id FROM planned WHERE NOT is_kept) AS missed ON missed.event_id = starts.event_id
LEFT JOIN (SELECT DISTINCT event_id FROM undated) AS unsure ON unsure.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
