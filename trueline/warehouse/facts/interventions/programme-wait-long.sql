/*
id: CF-048
subject: event
title: Long wait for a programme
rule:
  applies: A programme was ordered, or asked for.
  "true": "From at least one referral to the start of the programme, or so far, more days passed than the limit."
  unknown: A programme was ordered, and no referral is recorded.
  reading: "The wait ends when the referral ends or is withdrawn, or the sentence ends. A referral for no event in particular counts. The value can be held against the 90 days that call for a look."
supports: ["2.3.2"]
needs: [custody, disposal, event, nsi, release, requirement]
parameters: [prog_days]
catalogue: [INT-01, INT-02, INT-03, INT-06, INT-17, ENB-11, ENB-15, ENB-30, REC-20]
source: S3:968–979, S0:589–590, S2:428
unknown_without: [nsi.referral_date]
unit: days of waiting
says: "{days} days passed from the referral to a programme on {referral_date} to its start or the last day of waiting, {waited_until}."
version: 1
*/
WITH ordered AS (
    SELECT
        event_id, referral_date, waited_until, days,
        row_number() OVER (PARTITION BY event_id ORDER BY days DESC, nsi_id) AS place
    FROM programme_referrals
),

required AS (
    SELECT starts.event_id, 'requirement:' || requirement.requirement_id AS shown
    FROM starts
    INNER JOIN requirement ON requirement.disposal_id = starts.disposal_id
    INNER JOIN requirement_kinds ON requirement_kinds.code = requirement.main_category
    WHERE requirement_kinds.programme
),

evidence AS (
    SELECT event_id, shown FROM programme_referrals WHERE days > $prog_days
    UNION
    SELECT event_id, shown FROM required
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    longest.event_id IS NOT NULL OR required.event_id IS NOT NULL AS applies,
    longest.event_id IS NOT NULL AS known,
    longest.days > $prog_days AS holds,
    longest.days AS value,
    shown.shown_by,
    longest.days,
    longest.referral_date,
    longest.waited_until
FROM starts
LEFT JOIN ordered AS longest ON longest.event_id = starts.event_id AND longest.place = 1
LEFT JOIN (SELECT DISTINCT event_id FROM required) AS required ON required.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
