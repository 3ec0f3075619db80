/*
id: CF-095B
subject: event
title: Partner link worker not recorded
rule:
  applies: "A programme on domestic abuse, Building Better Relationships or the Integrated Domestic Abuse Programme, has begun."
  "true": "In the days given for it after the start there was neither a register of a women’s safety worker nor a contact with one, or with a partner link worker."
  unknown: A programme began and nobody says which it is.
  reading: "The programme is told by the sub-type BBR or IDAP; the worker by PLW or WSW among those who took part in a contact. A programme or a contact of no sentence in particular counts for each sentence of the person. Before the last day is over it is false."
supports: ["2.3.3"]
needs: [contact, custody, disposal, event, nsi, registration, release]
parameters: [partner_link_days]
catalogue: [ORG-17, EXM-25]
source: S0:1780–1782, S2:992
unknown_without: [nsi.sub_type]
unit: programmes without a partner link worker
says: "No partner link worker is recorded from {start_date}, when the programme began, to {due_date}, {partner_link_days} days after it."
version: 1
*/
WITH programmes AS (
    SELECT
        starts.event_id,
        starts.crn,
        nsi.nsi_id,
        nsi.actual_start,
        add_days(nsi.actual_start, $partner_link_days) AS due_date,
        nsi.sub_type IS NOT NULL AS is_named
    FROM starts
    INNER JOIN nsi ON nsi.crn = starts.crn
    WHERE
        nsi.type = 'PROG'
        AND nsi.actual_start IS NOT NULL
        AND (nsi.sub_type IS NULL OR nsi.sub_type IN ('BBR', 'IDAP'))
        AND (nsi.event_id IS NULL OR nsi.event_id = starts.event_id)
),

linked AS (
    SELECT programmes.event_id, programmes.nsi_id
    FROM programmes
    INNER JOIN registration ON registration.crn = programmes.crn AND registration.register_type = 'REG24'
    WHERE
        registration.start_date <= programmes.due_date
        AND (registration.end_date IS NULL OR registration.end_date > programmes.actual_start)
    UNION
    SELECT programmes.event_id, programmes.nsi_id
    FROM programmes
    INNER JOIN contact ON contact.crn = programmes.crn AND contact.contact_date >= programmes.actual_start
    WHERE
        contact.contact_date <= programmes.due_date
        AND contact.contact_date <= $as_at
        AND (contact.event_id IS NULL OR contact.event_id = programmes.event_id)
        AND (
            (' ' || contact.participants || ' ') LIKE ('% ' || 'PLW' || ' %')
            OR (' ' || contact.participants || ' ') LIKE ('% ' || 'WSW' || ' %')
        )
),

asked AS (
    SELECT
        programmes.event_id,
        programmes.nsi_id,
        programmes.actual_start,
        programmes.is_named,
        linked.nsi_id IS NULL AND $as_at > programmes.due_date AS is_alone
    FROM programmes
    LEFT JOIN linked ON linked.event_id = programmes.event_id AND linked.nsi_id = programmes.nsi_id
),

counted AS (
    SELECT
        event_id,
        bool_or(is_named) AS is_named,
        count(CASE WHEN is_named AND is_alone THEN 1 END) AS alone,
        count(CASE WHEN NOT is_named AND is_alone THEN 1 END) AS unclear,
        min(CASE WHEN is_named AND is_alone THEN actual_start END) AS start_date
    FROM asked
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list('nsi:' || nsi_id)) AS shown_by
    FROM asked
    WHERE is_alone OR NOT is_named
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE WHEN counted.event_id IS NULL THEN FALSE WHEN counted.is_named THEN TRUE END AS applies,
    counted.alone > 0 OR counted.unclear = 0 AS known,
    counted.alone > 0 AS holds,
    counted.alone AS value,
    shown.shown_by,
    counted.start_date,
    add_days(counted.start_date, $partner_link_days) AS due_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
