/*
id: screenings
says: The screenings for risk of serious harm that count for each sentenced event, up to the day asked about. They are those of its own assessments and of assessments for no event in particular; deleted ones are left out. One without a day is dated by the beginning of its assessment.
reads: [starts]
kept: true
*/
SELECT
    starts.event_id,
    assessment.assessment_pk,
    assessment.assessment_type,
    coalesce(rosh.screening_date, assessment.initiation_date) AS screened_date,
    rosh.screening_date,
    rosh.screening_flags,
    rosh.full_required,
    CASE WHEN rosh.full_completed_date <= $as_at THEN rosh.full_completed_date END AS full_completed_date,
    rosh.override,
    rosh.override_reason,
    rosh.overall_level,
    'rosh:' || assessment.assessment_pk AS shown
FROM starts
INNER JOIN assessment ON assessment.crn = starts.crn
INNER JOIN rosh ON rosh.assessment_pk = assessment.assessment_pk
WHERE
    (assessment.event_id IS NULL OR assessment.event_id = starts.event_id)
    AND (assessment.status IS NULL OR assessment.status <> 'DELETED')
    AND coalesce(rosh.screening_date, assessment.initiation_date) <= $as_at
