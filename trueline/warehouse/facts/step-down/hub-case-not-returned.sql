/*
id: CF-061B
subject: event
title: Hub case not returned to an office
rule:
  applies: "While a hub managed the case a rise in risk was known, or as many remote contacts were missed as call for a return."
  "true": After at least one of these no return to an office is recorded on that day or in the days given for it.
  unknown: "The extract says of no case who manages it, hub or office; or none is known to stand without a return, but remote contacts may have been missed whose outcome was entered later, or whose code is on no list."
  reading: "A return is a time at an office that begins, or the end of the time with the hub. Missed is an absence, acceptable or not, and of the contacts missed only the one that reaches the number counts. Before the last day is over it is false."
supports: ["2.3.3"]
needs: [assessment, contact, custody, disposal, event, hub_status, release, rosh, significant_event]
parameters: [hub_missed, hub_return_days]
catalogue: [BND-11]
source: S4:798–799, S4:811–813
unknown_without: [hub_status.mode, contact.outcome_code]
unit: rises and missed contacts without a return
says: "The hub managed the case on {trigger_date}, when a rise in risk was known or {hub_missed} remote contacts had been missed; no return to an office is recorded by {due_date}."
version: 1
*/
WITH with_hub AS (
    SELECT DISTINCT starts.event_id, starts.crn, hub_status.from_date, hub_status.to_date
    FROM starts
    INNER JOIN hub_status ON hub_status.event_id = starts.event_id
    WHERE hub_status.mode = 'HUB'
),

missed AS (
    SELECT
        with_hub.event_id,
        with_hub.from_date,
        absent.contact_date,
        absent.shown,
        absent.is_remote AND (absent.is_acceptable_absence OR absent.is_unacceptable) AS is_missed
    FROM with_hub
    INNER JOIN missed_appointments AS absent
        ON absent.event_id = with_hub.event_id AND absent.contact_date >= with_hub.from_date
    WHERE
        (with_hub.to_date IS NULL OR absent.contact_date < with_hub.to_date)
        AND coalesce(absent.is_remote AND (absent.is_acceptable_absence OR absent.is_unacceptable), TRUE)
),

numbered AS (
    SELECT
        event_id,
        from_date,
        contact_date,
        shown,
        is_missed,
        row_number() OVER (PARTITION BY event_id, from_date, is_missed ORDER BY contact_date, shown) AS number,
        count(*) OVER (PARTITION BY event_id, from_date) AS at_most,
        count(CASE WHEN is_missed THEN 1 END) OVER (PARTITION BY event_id, from_date) AS at_least
    FROM missed
),

triggers AS (
    SELECT with_hub.event_id, with_hub.from_date, risen.rise_date AS trigger_date, risen.shown
    FROM with_hub
    INNER JOIN risk_rises AS risen ON risen.crn = with_hub.crn AND risen.rise_date >= with_hub.from_date
    WHERE
        (with_hub.to_date IS NULL OR risen.rise_date < with_hub.to_date)
        AND (risen.event_id IS NULL OR risen.event_id = with_hub.event_id)
    UNION ALL
    SELECT event_id, from_date, contact_date AS trigger_date, shown
    FROM numbered
    WHERE is_missed AND number = $hub_missed
),

returned AS (
    SELECT event_id, from_date AS return_date FROM hub_status WHERE mode = 'LMC'
    UNION
    SELECT event_id, to_date AS return_date FROM hub_status WHERE mode = 'HUB'
),

answered AS (
    SELECT DISTINCT triggers.event_id, triggers.shown
    FROM triggers
    INNER JOIN returned ON returned.event_id = triggers.event_id AND returned.return_date >= triggers.trigger_date
    WHERE returned.return_date <= add_days(triggers.trigger_date, $hub_return_days)
),

judged AS (
    SELECT
        triggers.event_id,
        triggers.from_date,
        triggers.trigger_date,
        triggers.shown,
        answered.event_id IS NULL AND $as_at > add_days(triggers.trigger_date, $hub_return_days) AS is_alone
    FROM triggers
    LEFT JOIN answered ON answered.event_id = triggers.event_id AND answered.shown = triggers.shown
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_alone THEN 1 END) AS alone,
        min(CASE WHEN is_alone THEN trigger_date END) AS trigger_date
    FROM judged
    GROUP BY event_id
),

unclear AS (
    SELECT event_id, from_date, shown
    FROM numbered
    WHERE at_least < $hub_missed AND at_most >= $hub_missed
),

evidence AS (
    SELECT event_id, shown FROM judged WHERE is_alone
    UNION
    SELECT event_id, 'hub_status:' || event_id || '/' || CAST(from_date AS VARCHAR) AS shown
    FROM judged
    WHERE is_alone
    UNION
    SELECT numbered.event_id, numbered.shown
    FROM numbered
    INNER JOIN judged ON judged.event_id = numbered.event_id AND judged.from_date = numbered.from_date
    INNER JOIN numbered AS reaching
        ON reaching.event_id = judged.event_id
        AND reaching.from_date = judged.from_date
        AND reaching.shown = judged.shown
    WHERE judged.is_alone AND numbered.is_missed AND numbered.number <= $hub_missed
    UNION
    SELECT event_id, shown FROM unclear
    UNION
    SELECT event_id, 'hub_status:' || event_id || '/' || CAST(from_date AS VARCHAR) AS shown
    FROM unclear
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
),

sent AS (
    SELECT count(*) AS hub_rows FROM hub_status
)

SELECT
    starts.event_id AS subject,
    CASE
        WHEN counted.event_id IS NOT NULL THEN TRUE
        WHEN sent.hub_rows > 0 AND perhaps.event_id IS NULL THEN FALSE
    END AS applies,
    coalesce(counted.alone > 0, FALSE) OR perhaps.event_id IS NULL AS known,
    counted.alone > 0 AS holds,
    counted.alone AS value,
    shown.shown_by,
    counted.trigger_date,
    add_days(counted.trigger_date, $hub_return_days) AS due_date
FROM starts
CROSS JOIN sent
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN (SELECT DISTINCT event_id FROM unclear) AS perhaps ON perhaps.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
