/*
id: CF-055
subject: event
title: Breach slow
rule:
  applies: At least one breach was begun since the start.
  "true": "Of at least one the first hearing was not in the working days given after it was begun, or the working days given had passed since the last unacceptable absence before it."
  unknown: "None is known to be slow, but of an appointment after the last unacceptable absence and before the breach the outcome was entered later, or a code is on no list."
  reading: "Without any hearing it is true once the days are over. Where no unacceptable absence came before, only the hearing is looked at."
supports: ["2.3.1"]
needs: [contact, custody, disposal, event, nsi, release]
parameters: [breach_days, absence_days]
catalogue: [DEL-22, DEL-23, DEL-25, ENB-41]
source: S0:599–601, S4:2432–2433, S1:529, S3:1931–1932; service level SL014
unknown_without: [contact.outcome_code, contact.contact_type]
unit: breaches
says: "{slow} of {breaches} breaches begun since {start_date}: no first hearing in {breach_days} working days, or begun more than {absence_days} working days after the last unacceptable absence."
version: 1
*/
WITH breaches AS (
    SELECT starts.event_id, nsi.nsi_id, nsi.referral_date, nsi.first_court_date
    FROM starts
    INNER JOIN nsi ON nsi.crn = starts.crn AND nsi.referral_date >= starts.start_date
    WHERE nsi.type = 'BRE' AND (nsi.event_id IS NULL OR nsi.event_id = starts.event_id)
),

absences AS (
    SELECT event_id, contact_date, shown, is_appointment AND is_unacceptable AS is_absence
    FROM missed_appointments
    WHERE coalesce(is_unacceptable, TRUE)
),

preceded AS (
    SELECT
        breaches.event_id,
        breaches.nsi_id,
        breaches.referral_date,
        breaches.first_court_date,
        max(absences.contact_date) AS last_date,
        max(CASE WHEN absences.is_absence THEN absences.contact_date END) AS last_absence
    FROM breaches
    LEFT JOIN absences
        ON absences.event_id = breaches.event_id AND absences.contact_date <= breaches.referral_date
    GROUP BY breaches.event_id, breaches.nsi_id, breaches.referral_date, breaches.first_court_date
),

judged AS (
    SELECT
        event_id,
        nsi_id,
        last_date,
        business_days_between(referral_date, coalesce(first_court_date, $as_at)) > $breach_days AS is_heard_late,
        CASE
            WHEN last_date IS NULL THEN FALSE
            WHEN last_date = last_absence THEN business_days_between(last_absence, referral_date) > $absence_days
        END AS is_begun_late
    FROM preceded
),

counted AS (
    SELECT
        event_id,
        count(*) AS breaches,
        count(CASE WHEN is_heard_late OR is_begun_late THEN 1 END) AS slow,
        coalesce(bool_or((is_heard_late OR is_begun_late) IS NULL), FALSE) AS is_unclear
    FROM judged
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, 'nsi:' || nsi_id AS shown FROM judged WHERE coalesce(is_heard_late OR is_begun_late, TRUE)
    UNION
    SELECT judged.event_id, absences.shown
    FROM judged
    INNER JOIN absences ON absences.event_id = judged.event_id AND absences.contact_date = judged.last_date
    WHERE coalesce(judged.is_begun_late, TRUE)
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.slow > 0 OR NOT counted.is_unclear AS known,
    counted.slow > 0 AS holds,
    counted.slow AS value,
    shown.shown_by,
    counted.slow,
    counted.breaches,
    starts.start_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
