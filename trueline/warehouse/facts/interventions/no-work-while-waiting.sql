/*
id: CF-048D
subject: event
title: No work while waiting for a programme
rule:
  applies: "From a referral to the start of the programme, or so far, more days passed than the limit."
  "true": "In at least one such wait no activity day and no one-to-one intervention was attended."
  unknown: "Only a contact that may have been one, because the mark or the outcome is blank or was entered later, or a code is on no list, lies in the wait."
  reading: "The days of referral and of start belong to the wait. A contact that is no appointment must be marked or known to be attended."
supports: ["2.3.2"]
needs: [contact, custody, disposal, event, nsi, release]
parameters: [preparing_days]
catalogue: [INT-32, EXM-27]
source: S4:1423–1424, S3:974–977
unknown_without: [contact.rar_activity, contact.outcome_code, contact.contact_type]
unit: days of waiting without such work
says: "No attended activity day or one-to-one intervention is recorded from {referral_date} to {waited_until}, {days} days of waiting for a programme."
version: 1
*/
WITH waits AS (
    SELECT event_id, crn, nsi_id, referral_date, waited_until, days, shown
    FROM programme_referrals
    WHERE days > $preparing_days
),

work AS (
    SELECT
        waits.event_id,
        waits.nsi_id,
        attendance.is_attended AND (attendance.is_activity OR attendance.is_one_to_one) AS is_sure,
        attendance.shown
    FROM waits
    INNER JOIN attendance ON attendance.crn = waits.crn AND attendance.contact_date >= waits.referral_date
    WHERE
        attendance.contact_date <= waits.waited_until
        AND (attendance.event_id IS NULL OR attendance.event_id = waits.event_id)
        AND coalesce(attendance.is_attended AND (attendance.is_activity OR attendance.is_one_to_one), TRUE)
        AND (attendance.is_attended OR attendance.is_activity OR coalesce(attendance.is_appointment, TRUE))
),

idle AS (
    SELECT
        waits.event_id, waits.nsi_id, waits.referral_date, waits.waited_until, waits.days, waits.shown,
        work.nsi_id IS NULL AS is_sure,
        row_number() OVER (
            PARTITION BY waits.event_id ORDER BY CASE WHEN work.nsi_id IS NULL THEN 0 ELSE 1 END, waits.days DESC, waits.nsi_id
        ) AS place
    FROM waits
    LEFT JOIN (
        SELECT event_id, nsi_id, bool_or(coalesce(is_sure, FALSE)) AS is_sure
        FROM work
        GROUP BY event_id, nsi_id
    ) AS work ON work.event_id = waits.event_id AND work.nsi_id = waits.nsi_id
    WHERE NOT coalesce(work.is_sure, FALSE)
),

evidence AS (
    SELECT event_id, shown FROM idle
    UNION
    SELECT work.event_id, work.shown
    FROM work
    INNER JOIN idle ON idle.event_id = work.event_id AND idle.nsi_id = work.nsi_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    waiting.event_id IS NOT NULL AS applies,
    idle.event_id IS NULL OR idle.is_sure AS known,
    idle.event_id IS NOT NULL AS holds,
    idle.days AS value,
    shown.shown_by,
    idle.days,
    idle.referral_date,
    idle.waited_until
FROM starts
LEFT JOIN (SELECT DISTINCT event_id FROM waits) AS waiting ON waiting.event_id = starts.event_id
LEFT JOIN idle ON idle.event_id = starts.event_id AND idle.place = 1
LEFT JOIN shown ON shown.event_id = starts.event_id
