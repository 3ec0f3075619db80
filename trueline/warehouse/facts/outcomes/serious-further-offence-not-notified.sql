/*
id: CF-087
subject: event
title: Serious further offence not notified
rule:
  applies: A serious further offence is recorded.
  "true": It was charged, and not notified in the working days given after that.
  unknown: It is not recorded whether an offence that was charged is a serious one, or when it was charged.
  reading: "A charge is known from the day recorded for it; a conviction stands for the charge before it. Before the last working day is over it is false."
supports: ["1.4"]
needs: [custody, disposal, event, further_offending, release]
parameters: [sfo_notify_days]
catalogue: [CLS-32]
source: S0:1917–1920
unknown_without: [further_offending.is_sfo, further_offending.outcome_date]
unit: working days from the charge to the notification
says: "No notification of a serious further offence is recorded within {sfo_notify_days} working day(s) of the charge on {charge_date}."
version: 1
*/
WITH charged AS (
    SELECT
        event_id,
        outcome_date AS charge_date,
        CASE WHEN sfo_notified_at <= $as_at THEN sfo_notified_at END AS notified_date,
        CASE is_sfo WHEN 'Y' THEN TRUE WHEN 'N' THEN FALSE END AS is_serious,
        outcome IN ('CHARGED', 'CONVICTED') AS is_charged,
        'further_offending:' || crn || '/' || event_id
        || '/' || CAST(offence_date AS VARCHAR) || '/' || outcome AS shown
    FROM further_offending
),

told AS (
    SELECT
        event_id,
        charge_date,
        is_serious,
        shown,
        business_days_between(charge_date, notified_date) AS days,
        is_serious
        AND is_charged
        AND business_days_between(charge_date, coalesce(notified_date, $as_at)) > $sfo_notify_days AS is_late
    FROM charged
    WHERE coalesce(is_serious, TRUE)
),

counted AS (
    SELECT
        event_id,
        count(is_serious) AS serious,
        count(CASE WHEN is_late THEN 1 END) AS late,
        count(CASE WHEN is_late IS NULL THEN 1 END) AS unclear,
        min(CASE WHEN is_late THEN charge_date END) AS charge_date,
        max(CASE WHEN is_late THEN days END) AS days
    FROM told
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(DISTINCT shown)) AS shown_by
    FROM told
    WHERE coalesce(is_late, TRUE)
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE WHEN counted.event_id IS NULL THEN FALSE WHEN counted.serious > 0 THEN TRUE END AS applies,
    counted.late > 0 OR counted.unclear = 0 AS known,
    counted.late > 0 AS holds,
    counted.days AS value,
    shown.shown_by,
    counted.charge_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
