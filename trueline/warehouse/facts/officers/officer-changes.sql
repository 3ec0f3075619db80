/*
id: CF-058
subject: event
title: Changes of officer
rule:
  applies: Supervision lasted at least the days from which changes are counted.
  "true": "More than one officer in the community held the case since the start, or more working days than the limit lay between two holders."
  unknown: No officer in the community is recorded as holding the case since the start.
  reading: "Whoever had handed the case over by the day of the start is not counted. A new officer is a second one, so the answer is true whenever the first contact with a new officer came late, and that wait is not looked at. The time without a holder after the last one is no gap between two."
supports: ["2.3.1"]
needs: [custody, disposal, event, order_manager, release]
parameters: [officer_min_days, handover_gap_bd]
catalogue: [ORG-22, DEL-30, DEL-32, DEL-35]
source: S0:374–376, S4:2270–2273, S0:1758–1761, S2:278
unknown_without: [order_manager.staff_code]
unit: officers
says: "Officers who held the case from {start_date} to {until}: {officers}. The longest time between two holders was {gap} working days."
version: 1
*/
WITH supervised AS (
    SELECT event_id, start_date, coalesce(ended_date, $as_at) AS until
    FROM starts
    WHERE start_date <= $as_at
),

held AS (
    SELECT
        supervised.event_id,
        holder.staff_code,
        holder.allocation_date,
        'order_manager:' || holder.order_manager_id AS shown,
        max(coalesce(holder.end_date, $as_at)) OVER (
            PARTITION BY supervised.event_id
            ORDER BY holder.allocation_date, holder.order_manager_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS held_until
    FROM supervised
    INNER JOIN order_manager AS holder ON holder.event_id = supervised.event_id
    WHERE
        holder.role = 'COM'
        AND holder.allocation_date <= supervised.until
        AND (holder.end_date IS NULL OR holder.end_date > supervised.start_date)
),

counted AS (
    SELECT
        event_id,
        count(DISTINCT staff_code) AS officers,
        max(greatest(business_days_between(held_until, allocation_date), 0)) AS gap,
        list_sort(list(shown)) AS shown_by
    FROM held
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    coalesce(days_between(supervised.start_date, supervised.until) >= $officer_min_days, FALSE) AS applies,
    counted.officers > 0 AS known,
    counted.officers > 1 OR coalesce(counted.gap > $handover_gap_bd, FALSE) AS holds,
    counted.officers AS value,
    counted.shown_by,
    counted.officers,
    counted.gap,
    supervised.start_date,
    supervised.until
FROM starts
LEFT JOIN supervised ON supervised.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
