/*
id: CF-048B
subject: event
title: Moved in and out of a programme
rule:
  applies: "A programme began: the referral says so, or a session is recorded since the start."
  "true": "Between two sessions of one programme, with none in between, more days lie than the limit."
  unknown: Only where a table is partial.
  reading: "A session counts whether or not it was attended. Sessions of one referral are of one programme; those that name none are taken together."
supports: ["2.3.2"]
needs: [contact, custody, disposal, event, nsi, release]
parameters: [prog_gap_days]
catalogue: [INT-04]
source: S4:1293–1294
unit: days of the longest gap
says: "Sessions of a programme are recorded in {runs} runs, with more than {prog_gap_days} days between them and at most {longest}."
version: 1
*/
WITH sessions AS (
    SELECT
        starts.event_id,
        coalesce(contact.nsi_id, '') AS nsi_id,
        contact.contact_date,
        'contact:' || contact.contact_id AS shown
    FROM starts
    INNER JOIN contact ON contact.crn = starts.crn AND contact.contact_date >= starts.start_date
    WHERE
        contact.contact_type = 'APAT'
        AND contact.contact_date <= $as_at
        AND (contact.event_id IS NULL OR contact.event_id = starts.event_id)
),

days AS (
    SELECT event_id, nsi_id, contact_date
    FROM sessions
    GROUP BY event_id, nsi_id, contact_date
),

gaps AS (
    SELECT
        event_id, nsi_id, contact_date,
        lag(contact_date) OVER (PARTITION BY event_id, nsi_id ORDER BY contact_date) AS date_before
    FROM days
),

pauses AS (
    SELECT event_id, nsi_id, date_before, contact_date, days_between(date_before, contact_date) AS days
    FROM gaps
    WHERE days_between(date_before, contact_date) > $prog_gap_days
),

counted AS (
    SELECT event_id, count(*) + count(DISTINCT nsi_id) AS runs, max(days) AS longest
    FROM pauses
    GROUP BY event_id
),

evidence AS (
    SELECT DISTINCT sessions.event_id, sessions.shown
    FROM sessions
    INNER JOIN pauses ON pauses.event_id = sessions.event_id AND pauses.nsi_id = sessions.nsi_id
    WHERE sessions.contact_date IN (pauses.date_before, pauses.contact_date)
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
),

begun AS (
    SELECT event_id FROM sessions
    UNION
    SELECT event_id FROM programme_referrals WHERE started_date IS NOT NULL
)

SELECT
    starts.event_id AS subject,
    begun.event_id IS NOT NULL AS applies,
    TRUE AS known,
    counted.event_id IS NOT NULL AS holds,
    counted.longest AS value,
    shown.shown_by,
    counted.runs,
    counted.longest
FROM starts
LEFT JOIN begun ON begun.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
