/*
id: CF-093D
subject: event
title: Victim liaison not at a MAPPA meeting
rule:
  applies: A MAPPA meeting was held while the case of an eligible victim was open.
  "true": Victim liaison was not present at one or more such meetings.
  unknown: "Of a meeting nobody says whether victim liaison was present, and it was at all others."
  reading: "A victim case is open from the day of identification, or always where that is blank, until the victim opted out or the case is said to have ended. A meeting belongs to the sentence until that ends. The rule counts a blank as absent; a blank tells nothing here."
supports: ["3.2.4"]
needs: [custody, disposal, event, multi_agency_meeting, release, victim_case]
catalogue: [VIC-15]
source: S0:1255–1256, S1:647
unknown_without: [multi_agency_meeting.vlo_present]
unit: meetings without victim liaison
says: "MAPPA meetings while a victim case was open at which victim liaison was not present: {absences}, the last on {last_date}."
version: 1
*/
WITH held AS (
    SELECT
        starts.event_id,
        victim_case.victim_case_id,
        meeting.meeting_id,
        meeting.date AS meeting_date,
        CASE meeting.vlo_present WHEN 'Y' THEN TRUE WHEN 'N' THEN FALSE END AS is_present
    FROM starts
    INNER JOIN victim_case ON victim_case.event_id = starts.event_id
    INNER JOIN multi_agency_meeting AS meeting ON meeting.crn = starts.crn
    WHERE
        meeting.type = 'MAPPA'
        AND meeting.date <= $as_at
        AND victim_case.eligibility <> 'NOT_ELIGIBLE'
        AND (victim_case.identified_date IS NULL OR victim_case.identified_date <= meeting.date)
        AND (
            victim_case.status IS NULL
            OR victim_case.status NOT IN ('OPTED_OUT', 'UNTRACED', 'ENDED')
            OR victim_case.response_date > meeting.date
        )
        AND (starts.ended_date IS NULL OR starts.ended_date >= meeting.date)
),

counted AS (
    SELECT
        event_id,
        count(DISTINCT CASE WHEN NOT is_present THEN meeting_id END) AS absences,
        count(CASE WHEN is_present IS NULL THEN 1 END) AS unclear,
        max(CASE WHEN NOT is_present THEN meeting_date END) AS last_date
    FROM held
    GROUP BY event_id
),

evidence AS (
    SELECT event_id, 'victim_case:' || victim_case_id AS shown FROM held WHERE NOT coalesce(is_present, FALSE)
    UNION
    SELECT event_id, 'multi_agency_meeting:' || meeting_id AS shown FROM held WHERE NOT coalesce(is_present, FALSE)
),

shown AS (
    SELECT event_id, list_sort(list(shown)) AS shown_by
    FROM evidence
    GROUP BY event_id
)

SELECT
    starts.event_id AS subject,
    counted.event_id IS NOT NULL AS applies,
    counted.absences > 0 OR counted.unclear = 0 AS known,
    counted.absences > 0 AS holds,
    counted.absences AS value,
    shown.shown_by,
    counted.absences,
    counted.last_date
FROM starts
LEFT JOIN counted ON counted.event_id = starts.event_id
LEFT JOIN shown ON shown.event_id = starts.event_id
