/*
id: reviews
says: Each review of a case. It is a completed assessment made as a review or after a significant change, or a sentence plan or risk management plan updated at least a day after it was first made. It was entered on the day on which its assessment was begun or its plan last changed. One that belongs to no event in particular counts for every event of the person.
reads: [completed_assessments]
kept: true
*/
SELECT crn, event_id, completed_date AS review_date, created_date AS entered_date, shown
FROM completed_assessments
WHERE purpose IN ('REVIEW', 'SIGNIFICANT_CHANGE')
UNION ALL
SELECT
    event.crn, sentence_plan.event_id, CAST(sentence_plan.updated_at AS DATE) AS review_date,
    CAST(sentence_plan.updated_at AS DATE) AS entered_date,
    'sentence_plan:' || sentence_plan.plan_pk AS shown
FROM sentence_plan
INNER JOIN event ON event.event_id = sentence_plan.event_id
WHERE CAST(sentence_plan.updated_at AS DATE) > sentence_plan.initial_date
UNION ALL
SELECT
    assessment.crn, assessment.event_id, CAST(rmp.updated_at AS DATE) AS review_date,
    CAST(rmp.updated_at AS DATE) AS entered_date,
    'rmp:' || rmp.assessment_pk AS shown
FROM rmp
INNER JOIN assessment ON assessment.assessment_pk = rmp.assessment_pk
WHERE CAST(rmp.updated_at AS DATE) > rmp.completed_date
