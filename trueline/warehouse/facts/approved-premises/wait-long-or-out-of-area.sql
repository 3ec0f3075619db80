/*
id: CF-049
subject: person
title: Approved premises late or with another provider
rule:
  applies: A referral to approved premises was accepted.
  "true": "At least one accepted was followed by arrival after more days than the limit, or is to premises of another provider."
  unknown: "Nobody says whether a referral was accepted, or whose premises they are."
  reading: "The event’s provider is the one whose extract it is; the table names the person, not the event. Who has not arrived is not counted as late."
supports: ["2.3.3"]
needs: [ap_residence, person]
parameters: [ap_days]
catalogue: [INT-21]
source: S0:595–596
unknown_without: [ap_residence.accepted, ap_residence.ap_provider]
unit: days from referral to arrival
says: "Of {accepted} accepted referral to approved premises by {as_at}, {late} had an arrival more than {ap_days} days later and {away} were to another provider."
version: 1
*/
WITH stays AS (
    SELECT
        crn,
        is_accepted,
        days_between(referral_date, arrival_date) AS days,
        coalesce(days_between(referral_date, arrival_date) > $ap_days, FALSE) AS is_late,
        ap_provider <> $provider AS is_away,
        shown
    FROM approved_premises_stays
    WHERE coalesce(is_accepted, TRUE)
),

counted AS (
    SELECT
        crn,
        count(CASE WHEN is_accepted THEN 1 END) AS accepted,
        count(CASE WHEN is_accepted AND is_late THEN 1 END) AS late,
        count(CASE WHEN is_accepted AND is_away THEN 1 END) AS away,
        count(CASE WHEN is_accepted IS NULL OR is_away IS NULL THEN 1 END) AS unclear,
        max(days) AS days,
        list_sort(list(DISTINCT shown)) AS shown_by
    FROM stays
    GROUP BY crn
)

SELECT
    person.crn AS subject,
    CASE WHEN counted.crn IS NULL THEN FALSE WHEN counted.accepted > 0 THEN TRUE END AS applies,
    counted.late + counted.away > 0 OR counted.unclear = 0 AS known,
    counted.late + counted.away > 0 AS holds,
    counted.days AS value,
    counted.shown_by,
    counted.accepted,
    counted.late,
    counted.away
FROM person
LEFT JOIN counted ON counted.crn = person.crn
