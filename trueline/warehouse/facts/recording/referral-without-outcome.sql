/*
id: CF-065
subject: event
title: Referral without an outcome
rule:
  applies: "Since the sentence the person was referred to at least one service, intervention or other body."
  "true": "Of at least one referral no outcome is recorded, and no contact linked to it in the days given."
  unknown: "In the whole extract no contact is linked to a referral: suppliers’ records are not in it."
  reading: "A breach and a recall are no referrals. An outcome counts from the day the intervention ended. Before the last day is over it is false."
supports: ["2.3.2"]
needs: [contact, custody, disposal, event, nsi, release]
parameters: [referral_days]
catalogue: [INT-29, INT-30, INT-31, ENB-02, EXM-29, EXM-38]
source: S3:657–665, S4:2053–2056, S4:864–866
unknown_without: [contact.nsi_id]
unit: referrals
says: "Of {referrals} referrals since {sentence_date}, {waiting} have no outcome by {as_at} and no linked contact in the {referral_days} days after."
version: 1
*/
WITH referrals AS (
    SELECT starts.event_id, nsi.nsi_id, nsi.referral_date, nsi.outcome
    FROM starts
    INNER JOIN nsi ON nsi.crn = starts.crn AND nsi.referral_date >= starts.sentence_date
    WHERE nsi.type NOT IN ('BRE', 'REC') AND (nsi.event_id IS NULL OR nsi.event_id = starts.event_id)
),

linked AS (
    SELECT nsi_id, contact_date
    FROM contact
    WHERE nsi_id IS NOT NULL AND contact_date <= $as_at
),

sent AS (
    SELECT count(*) AS links FROM linked
),

followed AS (
    SELECT DISTINCT referrals.nsi_id
    FROM referrals
    INNER JOIN linked ON linked.nsi_id = referrals.nsi_id AND linked.contact_date >= referrals.referral_date
    WHERE linked.contact_date <= add_days(referrals.referral_date, $referral_days)
),

judged AS (
    SELECT
        referrals.event_id,
        'nsi:' || referrals.nsi_id AS shown,
        referrals.outcome IS NULL
        AND followed.nsi_id IS NULL
        AND $as_at > add_days(referrals.referral_date, $referral_days) AS is_waiting
    FROM referrals
    LEFT JOIN followed ON followed.nsi_id = referrals.nsi_id
),

counted AS (
    SELECT event_id, count(*) AS referrals, count(CASE WHEN is_waiting THEN 1 END) AS waiting
    FROM judged
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM judged
    WHERE is_waiting
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.waiting = 0 OR sent.links > 0 AS known,
    counted.waiting > 0 AS holds,
    counted.waiting AS value,
    shown.shown_by,
    counted.waiting,
    counted.referrals,
    starts.sentence_date
FROM starts
CROSS JOIN sent
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
