/*
id: CF-075
subject: event
title: Reviewed without other sources
rule:
  applies: A review took place since the start.
  "true": Around at least one review, in the days given before and after it, nobody else was asked, answered or spoken to.
  unknown: A contact in those days is of a type that no list has.
  reading: "An enquiry counts on the day it was asked for and on the day it was answered, a contact with another body on its day. Before the last day is over it is false."
supports: ["2.4.3"]
needs: [assessment, contact, custody, disposal, enquiry, event, release, rmp, sentence_plan]
parameters: [sources_days]
catalogue: [ASM-30, DEL-36, REV-25, ENB-69]
source: S0:1082–1083, S1:561, S4:2402–2404
unknown_without: [contact.contact_type]
unit: reviews
says: "No enquiry and no contact with another body is recorded within {sources_days} days of the review on {review_date}."
version: 1
*/
WITH reviewed AS (
    SELECT
        starts.event_id,
        starts.crn,
        review.review_date,
        add_days(review.review_date, -$sources_days) AS first_date,
        add_days(review.review_date, $sources_days) AS last_date,
        review.shown
    FROM starts
    INNER JOIN reviews AS review ON review.crn = starts.crn AND review.review_date >= starts.start_date
    WHERE review.event_id IS NULL OR review.event_id = starts.event_id
),

sources AS (
    SELECT crn, event_id, contact_date AS source_date FROM agency_contacts
    UNION ALL
    SELECT crn, event_id, requested_at AS source_date FROM enquiry
    UNION ALL
    SELECT crn, event_id, response_at AS source_date FROM enquiry
),

sourced AS (
    SELECT DISTINCT reviewed.event_id, reviewed.shown
    FROM reviewed
    INNER JOIN sources ON sources.crn = reviewed.crn
    WHERE
        sources.source_date >= reviewed.first_date
        AND sources.source_date <= reviewed.last_date
        AND (sources.event_id IS NULL OR sources.event_id = reviewed.event_id)
),

alone AS (
    SELECT
        reviewed.event_id,
        reviewed.crn,
        reviewed.review_date,
        reviewed.first_date,
        reviewed.last_date,
        reviewed.shown
    FROM reviewed
    LEFT JOIN sourced ON sourced.event_id = reviewed.event_id AND sourced.shown = reviewed.shown
    WHERE $as_at > reviewed.last_date AND sourced.shown IS NULL
),

unclear AS (
    SELECT alone.event_id, alone.shown, other.shown AS contact
    FROM alone
    INNER JOIN unlisted_contacts AS other
        ON other.crn = alone.crn AND other.contact_date >= alone.first_date AND other.contact_date <= alone.last_date
    WHERE NOT other.has_others AND (other.event_id IS NULL OR other.event_id = alone.event_id)
),

counted AS (
    SELECT
        alone.event_id,
        count(CASE WHEN maybe.shown IS NULL THEN 1 END) AS reviews,
        min(CASE WHEN maybe.shown IS NULL THEN alone.review_date END) AS review_date
    FROM alone
    LEFT JOIN (SELECT DISTINCT event_id, shown FROM unclear) AS maybe
        ON maybe.event_id = alone.event_id AND maybe.shown = alone.shown
    GROUP BY alone.event_id
),

evidence AS (
    SELECT event_id, shown FROM alone
    UNION
    SELECT event_id, contact AS shown FROM unclear
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    asked.event_id IS NOT NULL AS applies,
    counted.event_id IS NULL OR counted.reviews > 0 AS known,
    counted.event_id IS NOT NULL AS holds,
    counted.reviews AS value,
    shown.shown_by,
    counted.review_date
FROM starts
LEFT JOIN (SELECT DISTINCT event_id FROM reviewed) AS asked ON asked.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
