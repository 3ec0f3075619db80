/*
id: CF-114
subject: event
title: Options for women not offered
rule:
  applies: "A woman, and supervision began."
  "true": "From the sentence to the last of the days given after the start there was no referral to a women’s service, no female officer held the case, and none was offered."
  unknown: "The extract codes no offers of a female officer for anybody, or nobody says whether an officer is a woman; or the person’s gender is unknown."
  reading: "An offer is told by the tag FEMALE_OFFICER of a contact. A case that a woman holds needs no offer of one. What belongs to no sentence in particular counts. Before the last day is over it is false."
supports: ["1.3"]
needs: [contact, custody, disposal, event, nsi, order_manager, person, release, staff]
parameters: [women_offer_days]
catalogue: [INT-26, DIV-04, EXM-43]
source: S1:338, S4:1207–1209, S4:1445–1447
unknown_without: [contact.notes_tags, staff.sex, person.gender]
unit: days from start to the first referral
says: "No referral to a women’s service and no offer of a female officer is recorded by {due_date}, {women_offer_days} days after the start on {start_date}."
version: 1
*/
WITH begun AS (
    SELECT
        starts.event_id,
        starts.crn,
        starts.sentence_date,
        starts.start_date,
        add_days(starts.start_date, $women_offer_days) AS due_date
    FROM starts
    INNER JOIN person ON person.crn = starts.crn
    WHERE starts.start_date IS NOT NULL AND person.gender IN ('F', 'U')
),

tagged AS (
    SELECT crn, event_id, contact_date
    FROM contact
    WHERE (' ' || notes_tags || ' ') LIKE ('% ' || 'FEMALE_OFFICER' || ' %')
),

coding AS (
    SELECT count(*) > 0 AS is_used FROM tagged
),

offered AS (
    SELECT DISTINCT begun.event_id
    FROM begun
    INNER JOIN tagged ON tagged.crn = begun.crn
    WHERE
        (tagged.event_id IS NULL OR tagged.event_id = begun.event_id)
        AND tagged.contact_date >= begun.sentence_date
        AND tagged.contact_date <= begun.due_date
        AND tagged.contact_date <= $as_at
),

referrals AS (
    SELECT begun.event_id, nsi.referral_date, 'nsi:' || nsi.nsi_id AS shown
    FROM begun
    INNER JOIN nsi ON nsi.crn = begun.crn AND nsi.referral_date >= begun.sentence_date
    WHERE nsi.type = 'WOMENS' AND (nsi.event_id IS NULL OR nsi.event_id = begun.event_id)
),

referred AS (
    SELECT event_id, min(referral_date) AS first_date
    FROM referrals
    GROUP BY event_id
),

officers AS (
    SELECT
        begun.event_id,
        'order_manager:' || held.order_manager_id AS shown,
        CASE WHEN staff.sex = 'F' THEN TRUE WHEN staff.sex IN ('M', 'O') THEN FALSE END AS is_female
    FROM begun
    INNER JOIN order_manager AS held ON held.event_id = begun.event_id AND held.role = 'COM'
    LEFT JOIN staff ON staff.staff_code = held.staff_code
    WHERE held.allocation_date <= begun.due_date AND (held.end_date IS NULL OR held.end_date > begun.start_date)
),

held_by AS (
    SELECT
        event_id,
        coalesce(bool_or(is_female), FALSE) AS is_female,
        count(CASE WHEN is_female IS NULL THEN 1 END) AS unclear
    FROM officers
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, 'person:' || crn AS shown FROM begun
    UNION
    SELECT event_id, shown FROM officers
    UNION
    SELECT referrals.event_id, referrals.shown
    FROM referrals
    INNER JOIN referred ON referred.event_id = referrals.event_id AND referred.first_date = referrals.referral_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
),

asked AS (
    SELECT
        begun.event_id,
        begun.start_date,
        begun.due_date,
        referred.first_date,
        $as_at <= begun.due_date
        OR coalesce(referred.first_date <= begun.due_date, FALSE)
        OR coalesce(held_by.is_female, FALSE)
        OR offered.event_id IS NOT NULL AS is_fine,
        coding.is_used AND coalesce(held_by.unclear, 0) = 0 AS is_told
    FROM begun
    CROSS JOIN coding
    LEFT JOIN referred ON referred.event_id = begun.event_id
    LEFT JOIN held_by ON held_by.event_id = begun.event_id
    LEFT JOIN offered ON offered.event_id = begun.event_id
)

SELECT
    starts.event_id AS subject,
    CASE WHEN asked.event_id IS NULL THEN FALSE WHEN person.gender = 'F' THEN TRUE END AS applies,
    asked.is_fine OR asked.is_told AS known,
    NOT asked.is_fine AS holds,
    days_between(asked.start_date, asked.first_date) AS value,
    shown.shown_by,
    asked.start_date,
    asked.due_date
FROM starts
LEFT JOIN person ON person.crn = starts.crn
LEFT JOIN asked ON asked.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
