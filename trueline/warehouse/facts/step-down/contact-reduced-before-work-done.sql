/*
id: CF-060
subject: event
title: Contact reduced before work was done
rule:
  applies: "Supervision began, and a rehabilitation activity, a programme or unpaid work was ordered."
  "true": "At least once contact was reduced while such work was outstanding, and no review is recorded in the days given before. It is reduced where in the days compared at most half as many appointments were offered as in those before, or none face to face but some remote ones."
  unknown: "No such reduction is known, but a contact in days compared is of a type on no list."
  reading: "The days compared follow one another from the start; both times must be over before the day asked about and before the sentence ended. Appointments count whether they were kept or not. Work is outstanding until its requirement ended, or as many days or hours as were ordered were attended."
supports: ["2.3.1", "2.4"]
needs: [assessment, contact, custody, disposal, event, release, requirement, rmp, sentence_plan, upw_appointment, upw_details]
parameters: [step_days, step_least, step_review_days]
catalogue: [DEL-05, DEL-10, DEL-11, ENB-65, EXM-29]
source: S1:544, S0:1073–1075, S4:2322–2325, S4:1754–1757
unknown_without: [contact.contact_type]
unit: reductions
says: "From {step_date} contact was reduced: {offered} appointments in {step_days} days after {offered_before} in the {step_days} days before, {met} of them face to face, with work outstanding and no review in the {step_review_days} days before."
version: 1
*/
WITH placed AS (
    SELECT
        starts.event_id,
        starts.start_date,
        attendance.is_appointment,
        attendance.is_face_to_face,
        attendance.is_remote,
        attendance.shown,
        days_between(starts.start_date, attendance.contact_date)
        - days_between(starts.start_date, attendance.contact_date) % $step_days AS days_before
    FROM starts
    INNER JOIN attendance ON attendance.crn = starts.crn AND attendance.contact_date >= starts.start_date
    WHERE
        (attendance.event_id IS NULL OR attendance.event_id = starts.event_id)
        AND coalesce(attendance.is_appointment, TRUE)
        AND starts.event_id IN (SELECT event_id FROM ordered_work)
),

entries AS (
    SELECT event_id, add_days(start_date, days_before) AS since, is_appointment, is_face_to_face, is_remote, shown
    FROM placed
),

periods AS (
    SELECT
        event_id,
        since,
        count(is_appointment) AS offered,
        count(CASE WHEN is_face_to_face THEN 1 END) AS met,
        count(CASE WHEN is_remote THEN 1 END) AS remote,
        count(CASE WHEN is_appointment IS NULL THEN 1 END) AS unlisted
    FROM entries
    GROUP BY event_id, since
),

steps AS (
    SELECT
        starts.event_id,
        starts.crn,
        earlier.since,
        add_days(earlier.since, $step_days) AS step_date,
        earlier.offered AS offered_before,
        coalesce(later.offered, 0) AS offered,
        coalesce(later.met, 0) AS met,
        CASE
            WHEN earlier.unlisted + coalesce(later.unlisted, 0) = 0
                THEN
                    (earlier.offered >= $step_least AND 2 * coalesce(later.offered, 0) <= earlier.offered)
                    OR (earlier.met > 0 AND later.met = 0 AND later.remote > 0)
        END AS is_reduced
    FROM starts
    INNER JOIN periods AS earlier ON earlier.event_id = starts.event_id
    LEFT JOIN periods AS later
        ON later.event_id = earlier.event_id AND later.since = add_days(earlier.since, $step_days)
    WHERE
        days_between(earlier.since, $as_at) + 1 >= 2 * $step_days
        AND (starts.ended_date IS NULL OR days_between(earlier.since, starts.ended_date) >= 2 * $step_days)
),

outstanding AS (
    SELECT steps.event_id, steps.step_date, work.shown
    FROM steps
    INNER JOIN ordered_work AS work ON work.event_id = steps.event_id AND work.since <= steps.step_date
    WHERE coalesce(steps.is_reduced, TRUE) AND (work.until IS NULL OR work.until > steps.step_date)
),

reviewed AS (
    SELECT DISTINCT steps.event_id, steps.step_date
    FROM steps
    INNER JOIN reviews ON reviews.crn = steps.crn AND reviews.review_date <= steps.step_date
    WHERE
        add_days(reviews.review_date, $step_review_days) >= steps.step_date
        AND (reviews.event_id IS NULL OR reviews.event_id = steps.event_id)
),

alone AS (
    SELECT
        steps.event_id,
        steps.since,
        steps.step_date,
        steps.offered_before,
        steps.offered,
        steps.met,
        steps.is_reduced,
        row_number() OVER (PARTITION BY steps.event_id, steps.is_reduced ORDER BY steps.step_date) AS place
    FROM steps
    INNER JOIN (SELECT DISTINCT event_id, step_date FROM outstanding) AS working
        ON working.event_id = steps.event_id AND working.step_date = steps.step_date
    LEFT JOIN reviewed ON reviewed.event_id = steps.event_id AND reviewed.step_date = steps.step_date
    WHERE reviewed.event_id IS NULL
),

counted AS (
    SELECT event_id, count(is_reduced) AS reductions, count(*) AS at_most
    FROM alone
    GROUP BY event_id
),

evidence AS (
    SELECT alone.event_id, entries.shown
    FROM alone
    INNER JOIN entries ON entries.event_id = alone.event_id AND entries.since IN (alone.since, alone.step_date)
    UNION
    SELECT alone.event_id, outstanding.shown
    FROM alone
    INNER JOIN outstanding ON outstanding.event_id = alone.event_id AND outstanding.step_date = alone.step_date
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    starts.start_date IS NOT NULL AND ordered.event_id IS NOT NULL AS applies,
    coalesce(counted.reductions > 0 OR counted.at_most = 0, TRUE) AS known,
    coalesce(counted.reductions, 0) > 0 AS holds,
    counted.reductions AS value,
    shown.shown_by,
    first_alone.step_date,
    first_alone.offered,
    first_alone.offered_before,
    first_alone.met
FROM starts
LEFT JOIN (SELECT DISTINCT event_id FROM ordered_work) AS ordered ON ordered.event_id = starts.event_id
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN alone AS first_alone
    ON first_alone.event_id = starts.event_id AND first_alone.is_reduced AND first_alone.place = 1
LEFT JOIN shown ON shown.event_id = starts.event_id
