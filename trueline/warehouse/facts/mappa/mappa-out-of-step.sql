/*
id: CF-031B
subject: event
title: MAPPA level or review out of step
rule:
  applies: Registered for MAPPA on the day asked about.
  "true": "At level 2 or 3 no meeting took place in the months given; or the day of the next review has passed; or the risk of serious harm is very high at level 1, and no referral to MAPPA is recorded since the registration."
  unknown: "The level is not known, and no review is due; or the day of the next review, or at level 1 the risk, is not known, and nothing else tells it."
  reading: Where there was no meeting since the registration, the months count from it. A review is due only after its day.
supports: ["2.4.3"]
needs: [assessment, contact, custody, disposal, event, multi_agency_meeting, registration, release, rosh]
parameters: [mappa_review]
catalogue: [CLS-06, CLS-09]
source: S0:1705–1709, S2:564; MAPPA guidance
unknown_without: [registration.level, registration.next_review_date, rosh.overall_level]
says: "Registered for MAPPA from {start_date}: no meeting in {mappa_review} months, a day of review passed, or very high risk without a referral to a higher level."
version: 1
*/
WITH meetings AS (
    SELECT crn, max(date) AS last_date
    FROM multi_agency_meeting
    WHERE type = 'MAPPA'
    GROUP BY crn
),

referred AS (
    SELECT DISTINCT mappa.crn
    FROM mappa_now AS mappa
    INNER JOIN contact ON contact.crn = mappa.crn AND contact.contact_date >= mappa.start_date
    WHERE contact.contact_type = 'CCMR' AND contact.contact_date <= $as_at
),

managed AS (
    SELECT
        mappa.crn,
        mappa.start_date,
        mappa.level,
        mappa.shown,
        meetings.last_date,
        mappa.next_review_date < $as_at AS is_review_due,
        mappa.level >= 2
        AND add_months(coalesce(greatest(meetings.last_date, mappa.start_date), mappa.start_date), $mappa_review) < $as_at
        AS is_unmet,
        mappa.level = 1 AND risk.risk = 4 AS is_very_high,
        risk.shown AS risk_shown,
        referred.crn IS NOT NULL AS is_referred
    FROM mappa_now AS mappa
    LEFT JOIN meetings ON meetings.crn = mappa.crn
    LEFT JOIN risk_now AS risk ON risk.crn = mappa.crn
    LEFT JOIN referred ON referred.crn = mappa.crn
),

evidence AS (
    SELECT crn, shown FROM managed
    UNION
    SELECT crn, risk_shown AS shown FROM managed WHERE is_very_high
    UNION
    SELECT managed.crn, 'multi_agency_meeting:' || meeting.meeting_id AS shown
    FROM managed
    INNER JOIN multi_agency_meeting AS meeting ON meeting.crn = managed.crn AND meeting.date = managed.last_date
    WHERE managed.level >= 2 AND meeting.type = 'MAPPA'
),

shown AS (
    SELECT crn, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY crn
)

SELECT
    starts.event_id AS subject,
    managed.crn IS NOT NULL AS applies,
    managed.level IS NOT NULL OR managed.is_review_due AS known,
    managed.is_review_due OR managed.is_unmet OR (managed.is_very_high AND NOT managed.is_referred) AS holds,
    NULL AS value,
    shown.shown_by,
    managed.start_date
FROM starts
LEFT JOIN managed ON managed.crn = starts.crn
LEFT JOIN shown ON shown.crn = starts.crn
