/*
id: CF-077B
subject: event
title: Countersignature missing
rule:
  applies: "A full assessment of the event was completed by a probation services officer, or gave a high or very high risk of serious harm."
  "true": At least one such assessment was not countersigned in the working days given after its completion.
  unknown: "The grade of the assessor or the level is not recorded, so that nobody can tell whether a countersignature was due."
  reading: "Countersigned later counts as not countersigned in time. Assessments of no event in particular count from the sentence on. Before the last working day is over it is false."
supports: ["1.2"]
needs: [assessment, custody, disposal, event, release, rosh, staff]
parameters: [countersign_days]
catalogue: [REV-29]
source: S2:343
unknown_without: [staff.grade, rosh.overall_level]
unit: working days from completion to countersigning
says: "No countersignature is recorded within {countersign_days} working days of the assessment completed on {completed_date}."
version: 1
*/
WITH due AS (
    SELECT
        done.event_id,
        done.completed_date,
        done.countersigned_date,
        done.shown,
        staff.grade = 'PSO' OR done.risk >= 3 AS is_due,
        business_days_between(
            done.completed_date, coalesce(done.countersigned_date, $as_at)
        ) > $countersign_days AS is_late
    FROM event_assessments AS done
    LEFT JOIN staff ON staff.staff_code = done.assessor_staff
),

counted AS (
    SELECT
        event_id,
        count(is_due) AS due,
        count(CASE WHEN is_due AND is_late THEN 1 END) AS missing,
        count(CASE WHEN is_due IS NULL AND is_late THEN 1 END) AS unclear,
        min(CASE WHEN is_due AND is_late THEN completed_date END) AS completed_date,
        max(
            CASE WHEN is_due AND is_late THEN business_days_between(completed_date, countersigned_date) END
        ) AS days
    FROM due
    WHERE coalesce(is_due, TRUE)
    GROUP BY event_id
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM due
    WHERE coalesce(is_due, TRUE) AND is_late
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    CASE WHEN counted.event_id IS NULL THEN FALSE WHEN counted.due > 0 THEN TRUE END AS applies,
    counted.missing > 0 OR counted.unclear = 0 AS known,
    counted.missing > 0 AS holds,
    counted.days AS value,
    shown.shown_by,
    counted.completed_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
