/*
id: subjects
says: Each event and each person with the unit and grade of the officer who holds the case, the risk of serious harm, gender and ethnicity. A person’s unit and grade are those of the event sentenced last.
reads: [officers_now, risk_now, starts]
*/
WITH held AS (
    SELECT
        starts.event_id,
        starts.crn,
        coalesce(ldu.name, 'not recorded') AS unit,
        coalesce(officers.grade, 'not recorded') AS grade,
        row_number() OVER (PARTITION BY starts.crn ORDER BY starts.sentence_date DESC, starts.event_id DESC) AS place
    FROM starts
    LEFT JOIN officers_now AS officers ON officers.event_id = starts.event_id
    LEFT JOIN staff ON staff.staff_code = officers.staff_code
    LEFT JOIN team ON team.team_code = staff.team_code
    LEFT JOIN ldu ON ldu.ldu_code = team.ldu_code
),

people AS (
    SELECT
        person.crn,
        coalesce(person.gender, 'not recorded') AS gender,
        CASE substring(person.ethnicity, 1, 1)
            WHEN 'W' THEN 'White'
            WHEN 'A' THEN 'Asian'
            WHEN 'B' THEN 'Black'
            WHEN 'M' THEN 'Mixed'
            WHEN 'O' THEN 'Other'
            ELSE 'not recorded'
        END AS ethnicity,
        CASE risk.risk
            WHEN 1 THEN 'Low' WHEN 2 THEN 'Medium' WHEN 3 THEN 'High' WHEN 4 THEN 'Very high' ELSE 'not recorded'
        END AS rosh
    FROM person
    LEFT JOIN risk_now AS risk ON risk.crn = person.crn
)

SELECT
    'event' AS subject_kind,
    held.event_id AS subject,
    held.unit,
    held.grade,
    people.rosh,
    people.gender,
    people.ethnicity
FROM held
INNER JOIN people ON people.crn = held.crn
UNION ALL
SELECT
    'person' AS subject_kind,
    people.crn AS subject,
    coalesce(held.unit, 'not recorded') AS unit,
    coalesce(held.grade, 'not recorded') AS grade,
    people.rosh,
    people.gender,
    people.ethnicity
FROM people
LEFT JOIN held ON held.crn = people.crn AND held.place = 1
