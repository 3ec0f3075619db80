/*
id: CF-049B
subject: person
title: Stay at approved premises without constructive work
rule:
  applies: "A stay at approved premises lasted at least the nights given, or has so far."
  "true": "In at least one such stay there was no keywork contact, and no intervention was under way."
  unknown: "Only an intervention of a kind that is on no list was under way."
  reading: "Keywork counts unless it is known to have been missed. An intervention is under way from its start to its end; breach, recall and child protection referrals are none. The days of arrival and departure belong to the stay."
supports: ["2.3.2"]
needs: [ap_residence, contact, nsi, person]
parameters: [ap_stay_nights]
catalogue: [INT-22]
source: S2:429
unknown_without: [nsi.type]
unit: nights
says: "From {arrival_date} to {until}, {nights} nights at approved premises, neither keywork nor an intervention under way is recorded."
version: 1
*/
WITH stays AS (
    SELECT crn, referral_date, arrival_date, until, days_between(arrival_date, until) AS nights, shown
    FROM approved_premises_stays
    WHERE days_between(arrival_date, until) >= $ap_stay_nights
),

work AS (
    SELECT stays.crn, stays.referral_date, TRUE AS is_sure, attendance.shown
    FROM stays
    INNER JOIN attendance ON attendance.crn = stays.crn AND attendance.contact_date >= stays.arrival_date
    WHERE
        attendance.contact_type = 'EAPK'
        AND attendance.contact_date <= stays.until
        AND coalesce(attendance.is_attended, TRUE)
    UNION ALL
    SELECT stays.crn, stays.referral_date, nsi_types.service AS is_sure, 'nsi:' || nsi.nsi_id AS shown
    FROM stays
    INNER JOIN nsi ON nsi.crn = stays.crn AND nsi.actual_start <= stays.until
    LEFT JOIN nsi_types ON nsi_types.code = nsi.type
    WHERE (nsi.actual_end IS NULL OR nsi.actual_end >= stays.arrival_date) AND coalesce(nsi_types.service, TRUE)
),

idle AS (
    SELECT
        stays.crn, stays.referral_date, stays.arrival_date, stays.until, stays.nights, stays.shown,
        work.crn IS NULL AS is_sure,
        row_number() OVER (
            PARTITION BY stays.crn
            ORDER BY CASE WHEN work.crn IS NULL THEN 0 ELSE 1 END, stays.nights DESC, stays.referral_date
        ) AS place
    FROM stays
    LEFT JOIN (
        SELECT crn, referral_date, bool_or(coalesce(is_sure, FALSE)) AS is_sure
        FROM work
        GROUP BY crn, referral_date
    ) AS work ON work.crn = stays.crn AND work.referral_date = stays.referral_date
    WHERE NOT coalesce(work.is_sure, FALSE)
),

evidence AS (
    SELECT crn, shown FROM idle
    UNION
    SELECT work.crn, work.shown
    FROM work
    INNER JOIN idle ON idle.crn = work.crn AND idle.referral_date = work.referral_date
),

shown AS (
    SELECT crn, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY crn
)

SELECT
    person.crn AS subject,
    staying.crn IS NOT NULL AS applies,
    idle.crn IS NULL OR idle.is_sure AS known,
    idle.crn IS NOT NULL AS holds,
    idle.nights AS value,
    shown.shown_by,
    idle.nights,
    idle.arrival_date,
    idle.until
FROM person
LEFT JOIN (SELECT DISTINCT crn FROM stays) AS staying ON staying.crn = person.crn
LEFT JOIN idle ON idle.crn = person.crn AND idle.place = 1
LEFT JOIN shown ON shown.crn = person.crn
