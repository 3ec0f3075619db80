/*
id: CF-063
subject: event
title: Entries made late
rule:
  applies: There are contacts from the start to the day asked about.
  "true": Of more than the share given the entry was made more days after the contact than the limit.
  unknown: It rests on entries of which nobody knows when they were made.
  reading: "Every kind of contact counts. Contacts on days of an outage of the systems are left out, and so is whatever was not yet entered on the day asked about."
supports: ["1.4"]
needs: [contact, custody, disposal, event, release]
parameters: [late_days, late_share, outage_first_day, outage_last_day]
catalogue: [SYS-03, SYS-04, DOM-06]
source: S1:422, S3:654–655, S0:357–359
unknown_without: [contact.created_at]
unit: late entries
says: "{late} of {entries} entries from {start_date} to {as_at} were made more than {late_days} days after the contact."
version: 1
*/
WITH entries AS (
    SELECT
        starts.event_id,
        'contact:' || contact.contact_id AS shown,
        days_between(contact.contact_date, CAST(contact.created_at AS DATE)) > $late_days AS is_late
    FROM starts
    INNER JOIN contact ON contact.crn = starts.crn AND contact.contact_date >= starts.start_date
    WHERE
        contact.contact_date <= $as_at
        AND (contact.event_id IS NULL OR contact.event_id = starts.event_id)
        AND NOT (
            contact.contact_date >= CAST($outage_first_day AS DATE)
            AND contact.contact_date <= CAST($outage_last_day AS DATE)
        )
),

counted AS (
    SELECT
        event_id,
        count(*) AS entries,
        count(CASE WHEN is_late THEN 1 END) AS late,
        count(CASE WHEN is_late IS NULL THEN 1 END) AS unclear
    FROM entries
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM entries
    WHERE coalesce(is_late, TRUE)
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.late * 100 > $late_share * counted.entries
    OR (counted.late + counted.unclear) * 100 <= $late_share * counted.entries AS known,
    counted.late * 100 > $late_share * counted.entries AS holds,
    counted.late AS value,
    shown.shown_by,
    counted.late,
    counted.entries,
    starts.start_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
