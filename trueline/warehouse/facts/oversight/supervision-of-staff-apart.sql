/*
id: CF-078B
subject: staff
title: Supervision meetings of an officer far apart
rule:
  applies: Holds a case in the community on the day asked about.
  "true": "From one supervision meeting to the next, or from the last to the day asked about, more days passed than are given."
  unknown: A supervision meeting is recorded without saying whose it was.
  reading: "An officer is whoever holds a case. Where no meeting is recorded, the days are counted from when the officer took over the earliest case still held; days before the first meeting are not counted, because the extract may not reach back."
supports: ["1.2"]
needs: [management_oversight, order_manager, staff]
parameters: [supervision_gap_days]
catalogue: [REV-14, REC-22]
source: S1:367, S3:1013–1014, S3:289–290
unknown_without: [management_oversight.subject_staff]
unit: days
says: "The longest time without a recorded supervision meeting is {days} days."
version: 1
*/
WITH meetings AS (
    SELECT subject_staff AS staff_code, date AS meeting_date, 'management_oversight:' || oversight_id AS shown
    FROM management_oversight
    WHERE type = 'STAFF_SUPERVISION' AND date <= $as_at
),

unnamed AS (
    SELECT count(*) AS meetings
    FROM meetings
    WHERE staff_code IS NULL
),

officers AS (
    SELECT staff_code, min(allocation_date) AS since
    FROM officers_now
    GROUP BY staff_code
),

begun AS (
    SELECT staff_code, meeting_date AS first_date, shown FROM meetings
    UNION ALL
    SELECT officers.staff_code, officers.since AS first_date, held.shown
    FROM officers
    INNER JOIN officers_now AS held ON held.staff_code = officers.staff_code AND held.allocation_date = officers.since
    LEFT JOIN meetings ON meetings.staff_code = officers.staff_code
    WHERE meetings.staff_code IS NULL
),

spans AS (
    SELECT
        officers.staff_code,
        begun.shown,
        lead(begun.shown) OVER (PARTITION BY officers.staff_code ORDER BY begun.first_date, begun.shown) AS next_shown,
        days_between(
            begun.first_date,
            coalesce(
                lead(begun.first_date) OVER (PARTITION BY officers.staff_code ORDER BY begun.first_date, begun.shown),
                $as_at
            )
        ) AS days
    FROM officers
    INNER JOIN begun ON begun.staff_code = officers.staff_code
),

counted AS (
    SELECT staff_code, max(days) AS days
    FROM spans
    GROUP BY staff_code
),

evidence AS (
    SELECT staff_code, shown FROM spans WHERE days > $supervision_gap_days
    UNION
    SELECT staff_code, next_shown AS shown FROM spans WHERE days > $supervision_gap_days AND next_shown IS NOT NULL
),

shown AS (
    SELECT staff_code, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY staff_code
)

SELECT
    staff.staff_code AS subject,
    counted.staff_code IS NOT NULL AS applies,
    unnamed.meetings = 0 OR counted.days <= $supervision_gap_days AS known,
    counted.days > $supervision_gap_days AS holds,
    counted.days AS value,
    shown.shown_by,
    counted.days
FROM staff
CROSS JOIN unnamed
LEFT JOIN counted ON counted.staff_code = staff.staff_code
LEFT JOIN shown ON shown.staff_code = staff.staff_code
