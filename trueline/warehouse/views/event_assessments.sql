/*
id: event_assessments
says: Each completed full assessment of an event, with its level of risk as a rank where it gives one. One that belongs to no event in particular counts from the sentence on.
reads: [starts, completed_assessments, assessed_levels]
kept: true
*/
SELECT
    starts.event_id,
    completed.assessment_pk,
    completed.assessment_type,
    completed.completed_date,
    completed.countersigned_date,
    completed.assessor_staff,
    levels.risk,
    completed.shown
FROM starts
INNER JOIN completed_assessments AS completed ON completed.crn = starts.crn
LEFT JOIN assessed_levels AS levels ON levels.assessment_pk = completed.assessment_pk
WHERE
    completed.assessment_type IN ('LAYER1', 'LAYER3', 'STANDALONE')
    AND (
        completed.event_id = starts.event_id
        OR (completed.event_id IS NULL AND completed.completed_date >= starts.sentence_date)
    )
