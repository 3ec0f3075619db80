/*
id: CF-119
subject: event
title: Marks for Compass and no registration
rule:
  applies: "An officer of the unit that considers cases for Compass holds the case, and the sentence still runs."
  "true": "At least one mark for Compass is in force on the day asked about, and the register of Compass is not."
  unknown: "Nothing tells the risk of a registered sex offender, and there is no other mark."
  reading: "Marks are the registers of organised crime, street gangs, weapons, child sexual exploitation, stalking protection orders and the Terrorism Act; orders against crime or stalking; domestic abuse together with a referral to MARAC, which we take for complex; and a registered sex offender of very high risk. The register of weapons does not tell guns from others."
supports: ["2.3.3"]
needs: [assessment, civil_order, custody, disposal, event, ldu, order_manager, registration, release, rosh, staff, team]
parameters: [compass_unit]
catalogue: [CLS-20]
source: S4:2030–2038
unknown_without: [rosh.overall_level]
reduced_without: [civil_order]
unit: marks
says: "Marks for Compass on {as_at}: {marks}. No registration for Compass is recorded."
version: 1
*/
WITH considered AS (
    SELECT starts.event_id, starts.crn
    FROM starts
    INNER JOIN officers_now AS officer ON officer.event_id = starts.event_id
    INNER JOIN staff ON staff.staff_code = officer.staff_code
    INNER JOIN team ON team.team_code = staff.team_code
    INNER JOIN ldu ON ldu.ldu_code = team.ldu_code
    WHERE ldu.name = $compass_unit AND (starts.ended_date IS NULL OR starts.ended_date > $as_at)
),

registered AS (
    SELECT
        considered.event_id,
        considered.crn,
        registration.register_type,
        registers.compass,
        registers.domestic_abuse,
        'registration:' || registration.registration_id AS shown
    FROM considered
    INNER JOIN registration ON registration.crn = considered.crn
    INNER JOIN registers ON registers.code = registration.register_type
    WHERE registration.start_date <= $as_at AND (registration.end_date IS NULL OR registration.end_date > $as_at)
),

complex AS (
    SELECT event_id
    FROM registered
    GROUP BY event_id
    HAVING bool_or(domestic_abuse) AND bool_or(register_type = 'IMAR')
),

marked AS (
    SELECT event_id, shown, TRUE AS is_mark FROM registered WHERE compass
    UNION
    SELECT registered.event_id, registered.shown, TRUE AS is_mark
    FROM registered
    INNER JOIN complex ON complex.event_id = registered.event_id
    WHERE registered.domestic_abuse OR registered.register_type = 'IMAR'
    UNION
    SELECT registered.event_id, registered.shown, level.risk = 4 AS is_mark
    FROM registered
    LEFT JOIN risk_now AS level ON level.crn = registered.crn
    WHERE registered.register_type = 'ARSO' AND coalesce(level.risk = 4, TRUE)
    UNION
    SELECT considered.event_id, 'civil_order:' || civil_order.order_id AS shown, TRUE AS is_mark
    FROM considered
    INNER JOIN civil_order ON civil_order.crn = considered.crn
    WHERE
        civil_order.type IN ('CRIME_PREVENTION', 'STALKING_PO')
        AND civil_order.start_date <= $as_at
        AND (civil_order.end_date IS NULL OR civil_order.end_date > $as_at)
),

counted AS (
    SELECT
        event_id,
        count(CASE WHEN is_mark THEN 1 END) AS marks,
        count(CASE WHEN is_mark IS NULL THEN 1 END) AS unclear,
        list_sort(list(shown)) AS shown_by
    FROM marked
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    considered.event_id IS NOT NULL AS applies,
    compass.event_id IS NOT NULL OR counted.event_id IS NULL OR counted.marks > 0 OR counted.unclear = 0 AS known,
    compass.event_id IS NULL AND coalesce(counted.marks, 0) > 0 AS holds,
    counted.marks AS value,
    counted.shown_by,
    counted.marks
FROM starts
LEFT JOIN considered ON considered.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN (SELECT DISTINCT event_id FROM registered WHERE register_type = 'COMPASS') AS compass
    ON compass.event_id = starts.event_id
