/*
id: CF-032
subject: event
title: Civil order not mirrored in the licence
rule:
  applies: "On licence on the day asked about, with a sexual harm or offences prevention order or a restraining order in force."
  "true": At least one prohibition of these is mirrored by no licence condition in force.
  unknown: None is known to lack one, and what an order prohibits that has none is not in the extract.
  reading: Each row of an order is one prohibition. Where no civil orders were sent it does not apply.
supports: ["2.2.3"]
needs: [civil_order, custody, disposal, event, licence_condition, recall, release]
catalogue: [CLS-24]
source: S0:774–775
unknown_without: [civil_order.prohibition_code]
unit: prohibitions without a condition
says: "On licence from {start_date}, with {missing} of {prohibitions} prohibitions of civil orders mirrored in no licence condition on {as_at}."
version: 1
*/
WITH mirrored AS (
    SELECT DISTINCT disposal_id, mirrors_order_id
    FROM licence_condition
    WHERE start_date <= $as_at AND (termination_date IS NULL OR termination_date > $as_at)
),

orders AS (
    SELECT
        starts.event_id,
        'civil_order:' || civil_order.order_id AS shown,
        CASE
            WHEN mirrored.disposal_id IS NOT NULL THEN TRUE
            WHEN civil_order.prohibition_code IS NOT NULL THEN FALSE
        END AS is_mirrored
    FROM starts
    INNER JOIN active_in_community AS licence ON licence.event_id = starts.event_id
    INNER JOIN civil_order ON civil_order.crn = starts.crn
    LEFT JOIN mirrored
        ON mirrored.disposal_id = starts.disposal_id AND mirrored.mirrors_order_id = civil_order.order_id
    WHERE
        starts.is_custodial
        AND civil_order.type IN ('SHPO', 'SOPO', 'RESTRAINING')
        AND civil_order.start_date <= $as_at
        AND (civil_order.end_date IS NULL OR civil_order.end_date > $as_at)
),

counted AS (
    SELECT
        event_id,
        count(*) AS prohibitions,
        count(CASE WHEN NOT is_mirrored THEN 1 END) AS missing,
        count(CASE WHEN is_mirrored IS NULL THEN 1 END) AS unclear
    FROM orders
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM orders
    WHERE NOT coalesce(is_mirrored, FALSE)
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    TRUE AS known,
    CASE WHEN counted.missing > 0 THEN TRUE WHEN counted.unclear = 0 THEN FALSE END AS holds,
    counted.missing AS value,
    shown.shown_by,
    starts.start_date,
    counted.missing,
    counted.prohibitions
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
