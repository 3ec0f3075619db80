/*
id: CF-112
subject: person
title: Barrier of access
rule:
  applies: "Under supervision in the community, with a postcode sector of the home."
  "true": "The person is employed, and every session since then began by day on a weekday."
  unknown: "No postcode sector of the home is recorded; or it is not true, and not every session outside the home was in the same sector."
  reading: "Minutes of travel cannot be known from postcode sectors without a table of distances, and none is invented: the limit of the rule (S1:426) is not used. Only sessions in the sector of the home tell that there is no such travel. Sessions are appointments in person, kept or not. Of several addresses the latest counts."
supports: ["1.3"]
needs: [address, contact, custody, disposal, event, office, person, personal_circumstance, recall, release]
parameters: [day_session_from, day_session_to]
catalogue: [INT-18, DEL-27, DIV-03, DIV-11, ENB-04]
source: S1:426, S4:255–256, S4:2244–2246
unknown_without: [address.postcode_sector, office.postcode_sector, contact.start_time]
unit: sessions by day
says: "The person has been employed since {employed_date}. Sessions from then to {as_at}: {sessions}, each on a weekday and begun from {day_session_from} to before {day_session_to}."
version: 1
*/
WITH supervised AS (
    SELECT crn, min(start_date) AS start_date
    FROM active_in_community
    GROUP BY crn
),

addresses AS (
    SELECT
        supervised.crn,
        address.postcode_sector,
        'address:' || address.crn || '/' || CAST(address.start_date AS VARCHAR) AS shown,
        row_number() OVER (PARTITION BY supervised.crn ORDER BY address.start_date DESC, address.status) AS place
    FROM supervised
    INNER JOIN address ON address.crn = supervised.crn
    WHERE address.start_date <= $as_at AND (address.end_date IS NULL OR address.end_date > $as_at)
),

homes AS (
    SELECT crn, postcode_sector, shown
    FROM addresses
    WHERE place = 1 AND postcode_sector IS NOT NULL
),

employed AS (
    SELECT supervised.crn, circumstance.circumstance_type, min(circumstance.start_date) AS employed_date
    FROM supervised
    INNER JOIN personal_circumstance AS circumstance ON circumstance.crn = supervised.crn
    WHERE
        circumstance.circumstance_type = 'EMPLOYED'
        AND circumstance.start_date <= $as_at
        AND (circumstance.end_date IS NULL OR circumstance.end_date > $as_at)
    GROUP BY supervised.crn, circumstance.circumstance_type
),

sessions AS (
    SELECT
        supervised.crn,
        coalesce(contact.contact_date >= employed.employed_date, FALSE) AS is_while_employed,
        contact_types.home OR contact_types.doorstep OR office.postcode_sector = homes.postcode_sector AS is_near,
        CASE
            WHEN contact_types.code IS NOT NULL
                THEN days_between(DATE '1990-01-01', contact.contact_date) % 7 < 5
                AND contact.start_time >= $day_session_from
                AND contact.start_time < $day_session_to
        END AS is_by_day,
        'contact:' || contact.contact_id AS shown
    FROM supervised
    INNER JOIN contact ON contact.crn = supervised.crn AND contact.contact_date >= supervised.start_date
    LEFT JOIN contact_types ON contact_types.code = contact.contact_type
    LEFT JOIN office ON office.office_code = contact.office_code
    LEFT JOIN employed ON employed.crn = supervised.crn
    LEFT JOIN homes ON homes.crn = supervised.crn
    WHERE contact.contact_date <= $as_at AND coalesce(contact_types.appointment AND contact_types.f2f, TRUE)
),

counted AS (
    SELECT
        crn,
        count(CASE WHEN is_near THEN 1 END) = count(*) AS is_near,
        count(CASE WHEN is_while_employed AND is_by_day THEN 1 END) AS sessions,
        count(CASE WHEN is_while_employed AND NOT is_by_day THEN 1 END) AS other_sessions,
        count(CASE WHEN is_while_employed AND is_by_day IS NULL THEN 1 END) AS unclear
    FROM sessions
    GROUP BY crn
),

asked AS (
    SELECT
        crn,
        is_near,
        sessions,
        CASE WHEN other_sessions > 0 THEN FALSE WHEN unclear = 0 THEN sessions > 0 END AS is_only_by_day
    FROM counted
),

evidence AS (
    SELECT crn, shown FROM homes
    UNION
    SELECT
        crn,
        'personal_circumstance:' || crn || '/' || circumstance_type || '/' || CAST(employed_date AS VARCHAR) AS shown
    FROM employed
    UNION
    SELECT sessions.crn, sessions.shown
    FROM sessions
    INNER JOIN asked ON asked.crn = sessions.crn
    WHERE sessions.is_while_employed AND coalesce(asked.is_only_by_day, TRUE)
),

shown AS (
    SELECT crn, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY crn
)

SELECT
    person.crn AS subject,
    CASE WHEN supervised.crn IS NULL THEN FALSE WHEN homes.crn IS NOT NULL THEN TRUE END AS applies,
    TRUE AS known,
    CASE WHEN asked.is_only_by_day THEN TRUE WHEN NOT asked.is_only_by_day AND asked.is_near THEN FALSE END AS holds,
    CASE WHEN asked.is_only_by_day THEN asked.sessions END AS value,
    shown.shown_by,
    employed.employed_date,
    asked.sessions
FROM person
LEFT JOIN supervised ON supervised.crn = person.crn
LEFT JOIN homes ON homes.crn = person.crn
LEFT JOIN employed ON employed.crn = person.crn
LEFT JOIN asked ON asked.crn = person.crn
LEFT JOIN shown ON shown.crn = person.crn
