/*
id: CF-054
subject: event
title: Breach or recall not used
rule:
  applies: "Since the later of the start and the end of the last breach there was at least one failure to comply that counts for national standards."
  "true": "The failures reached the limit of the order; or, of a community or suspended sentence order, as many as the law names lie within its months. Since then neither breach nor recall was begun, and no manager decided otherwise."
  unknown: "The limit is not reached so far as is known, but the limit of a licence or other order is blank, or a failure may be one more, because its outcome was entered later, its code is on no list, or it is blank whether it counts."
  reading: "Failures of one day count once. A failure is one that did not comply, or, where that is blank, with an unacceptable outcome. A breach or recall counts from the day from which failures are counted. A manager decided where an involvement about absences or recall is recorded on the day the limit was reached, or later."
supports: ["2.3.1"]
needs: [contact, custody, disposal, enforcement, event, management_oversight, nsi, recall, release]
parameters: [failures_by_law, failures_months]
catalogue: [DEL-20]
source: "S2:265, S4:2288–2293, S4:2423–2424; Criminal Justice Act 2003, Schedule 8"
unknown_without: [disposal.ftc_limit, contact.complied, contact.national_standard]
unit: days with a failure to comply
says: "Failures to comply on {failures} days since {since}, the limit being reached on {reached_date}, and no breach, recall or manager’s decision recorded by {as_at}."
version: 1
*/
WITH counted_from AS (
    SELECT
        starts.event_id,
        starts.crn,
        disposal.ftc_limit,
        disposal.sentence_type IN ('CO', 'SSO') AS is_by_law,
        CASE WHEN event.breach_end > starts.start_date THEN event.breach_end ELSE starts.start_date END AS since
    FROM starts
    INNER JOIN event ON event.event_id = starts.event_id
    INNER JOIN disposal ON disposal.disposal_id = starts.disposal_id
),

entries AS (
    SELECT
        counted_from.event_id,
        contact.contact_date,
        'contact:' || contact.contact_id AS shown,
        contact.national_standard = 'Y' AND CASE
            WHEN NOT contact.outcome_known THEN NULL
            WHEN contact.complied = 'N' THEN TRUE
            WHEN contact.complied = 'Y' OR contact.outcome_code IS NULL THEN FALSE
            ELSE contact_outcomes.unacceptable
        END AS is_failure
    FROM counted_from
    INNER JOIN contact ON contact.crn = counted_from.crn AND contact.contact_date >= counted_from.since
    LEFT JOIN contact_outcomes ON contact_outcomes.code = contact.outcome_code
    WHERE contact.contact_date <= $as_at AND (contact.event_id IS NULL OR contact.event_id = counted_from.event_id)
),

counted AS (
    SELECT
        event_id,
        count(DISTINCT CASE WHEN is_failure THEN contact_date END) AS failures,
        count(CASE WHEN is_failure IS NULL THEN 1 END) AS unclear,
        list_sort(list(shown)) AS shown_by
    FROM entries
    WHERE coalesce(is_failure, TRUE)
    GROUP BY event_id
),

days AS (
    SELECT
        event_id,
        contact_date,
        row_number() OVER (PARTITION BY event_id ORDER BY contact_date) AS number,
        lag(contact_date, $failures_by_law - 1) OVER (PARTITION BY event_id ORDER BY contact_date) AS first_date
    FROM (SELECT DISTINCT event_id, contact_date FROM entries WHERE is_failure) AS failed
),

reached AS (
    SELECT days.event_id, min(days.contact_date) AS reached_date
    FROM days
    INNER JOIN counted_from ON counted_from.event_id = days.event_id
    WHERE
        days.number >= counted_from.ftc_limit
        OR (counted_from.is_by_law AND days.contact_date <= add_months(days.first_date, $failures_months))
    GROUP BY days.event_id
),

answered AS (
    SELECT counted_from.event_id, bool_or(begun.is_breach) AS is_answered
    FROM counted_from
    INNER JOIN breaches_begun AS begun ON begun.crn = counted_from.crn AND begun.begun_date >= counted_from.since
    WHERE begun.event_id IS NULL OR begun.event_id = counted_from.event_id
    GROUP BY counted_from.event_id
),

decided AS (
    SELECT DISTINCT reached.event_id
    FROM reached
    INNER JOIN counted_from ON counted_from.event_id = reached.event_id
    INNER JOIN management_oversight AS oversight
        ON oversight.crn = counted_from.crn AND oversight.date >= reached.reached_date
    WHERE oversight.type IN ('ABSENCE_REVIEW', 'RECALL') OR oversight.trigger IN ('ABSENCES', 'RECALL')
)

SELECT
    counted_from.event_id AS subject,
    CASE WHEN counted.failures > 0 THEN TRUE WHEN counted.event_id IS NULL THEN FALSE END AS applies,
    answered.is_answered
    OR reached.event_id IS NOT NULL
    OR (counted.unclear = 0 AND (counted_from.is_by_law OR counted_from.ftc_limit IS NOT NULL)) AS known,
    reached.event_id IS NOT NULL
    AND decided.event_id IS NULL
    AND NOT CASE WHEN answered.event_id IS NULL THEN FALSE ELSE answered.is_answered END AS holds,
    counted.failures AS value,
    counted.shown_by,
    counted.failures,
    counted_from.since,
    reached.reached_date
FROM counted_from
LEFT JOIN counted ON counted.event_id = counted_from.event_id
LEFT JOIN reached ON reached.event_id = counted_from.event_id
LEFT JOIN answered ON answered.event_id = counted_from.event_id
LEFT JOIN decided ON decided.event_id = counted_from.event_id
