/*
id: steps
says: The steps by which each sentenced event passes from hand to hand, whose step each is, its day, the day of the step before, and what the record lacks of it. A step without a day belongs to whoever holds the event.
reads: [first_allocations, reviews, starts, victim_rights]
*/
WITH sentenced AS (
    SELECT
        starts.event_id,
        starts.crn,
        starts.sentence_date,
        coalesce(starts.ended_date, $as_at) AS last_date,
        disposal.sentence_type IN ('CO', 'SSO', 'CUSTODY', 'LIFE_IPP') AS is_allocated,
        rights.is_listed AND rights.is_long AS has_victim_rights
    FROM starts
    INNER JOIN disposal ON disposal.disposal_id = starts.disposal_id
    INNER JOIN victim_rights AS rights ON rights.disposal_id = starts.disposal_id
),

courts AS (
    SELECT
        sentenced.event_id,
        hearing.court_code,
        row_number() OVER (
            PARTITION BY sentenced.event_id ORDER BY hearing.appearance_date DESC, hearing.court_appearance_id DESC
        ) AS place
    FROM sentenced
    INNER JOIN court_appearance AS hearing ON hearing.event_id = sentenced.event_id
    WHERE hearing.appearance_type = 'SENTENCE' AND hearing.appearance_date <= sentenced.sentence_date
),

assigned AS (
    SELECT
        officer.event_id,
        officer.allocation_date,
        coalesce(provider.name, officer.provider_code) AS name,
        row_number() OVER (
            PARTITION BY officer.event_id ORDER BY officer.allocation_date, officer.order_manager_id
        ) AS place
    FROM order_manager AS officer
    LEFT JOIN provider ON provider.provider_code = officer.provider_code
    WHERE officer.role = 'COM'
),

planned AS (
    SELECT event_id, min(initial_date) AS plan_date
    FROM sentence_plan
    GROUP BY event_id
),

reviewed AS (
    SELECT sentenced.event_id, min(review.review_date) AS review_date
    FROM sentenced
    LEFT JOIN planned ON planned.event_id = sentenced.event_id
    INNER JOIN reviews AS review
        ON review.crn = sentenced.crn
        AND review.review_date >= greatest(sentenced.sentence_date, coalesce(planned.plan_date, sentenced.sentence_date))
    WHERE review.event_id IS NULL OR review.event_id = sentenced.event_id
    GROUP BY sentenced.event_id
),

victims AS (
    SELECT
        victim_case.event_id,
        victim_case.identified_date,
        victim_case.vlo_staff,
        coalesce(provider.name, pdu.provider_code) AS name,
        row_number() OVER (
            PARTITION BY victim_case.event_id
            ORDER BY coalesce(victim_case.identified_date, DATE '9999-12-31'), victim_case.victim_case_id
        ) AS place
    FROM victim_case
    LEFT JOIN staff ON staff.staff_code = victim_case.vlo_staff
    LEFT JOIN team ON team.team_code = staff.team_code
    LEFT JOIN ldu ON ldu.ldu_code = team.ldu_code
    LEFT JOIN pdu ON pdu.pdu_code = ldu.pdu_code
    LEFT JOIN provider ON provider.provider_code = pdu.provider_code
    WHERE victim_case.eligibility <> 'NOT_ELIGIBLE'
),

days AS (
    SELECT
        sentenced.event_id,
        coalesce(planned.plan_date, sentenced.last_date) AS plan_day,
        coalesce(reviewed.review_date, sentenced.last_date) AS review_day
    FROM sentenced
    LEFT JOIN planned ON planned.event_id = sentenced.event_id
    LEFT JOIN reviewed ON reviewed.event_id = sentenced.event_id
),

holders AS (
    SELECT
        days.event_id,
        max(CASE WHEN officer.allocation_date <= days.plan_day THEN officer.place END) AS plan_place,
        max(CASE WHEN officer.allocation_date <= days.review_day THEN officer.place END) AS review_place
    FROM days
    INNER JOIN assigned AS officer ON officer.event_id = days.event_id
    GROUP BY days.event_id
),

told AS (
    SELECT
        sentenced.event_id,
        sentenced.crn,
        1 AS place,
        'court' AS step,
        courts.court_code AS organisation,
        sentenced.sentence_date AS day,
        CAST(NULL AS DATE) AS day_before,
        sentenced.last_date,
        TRUE AS is_due,
        CASE WHEN courts.event_id IS NULL THEN 'court_appearance' END AS missing
    FROM sentenced
    LEFT JOIN courts ON courts.event_id = sentenced.event_id AND courts.place = 1
    UNION ALL
    SELECT
        sentenced.event_id,
        sentenced.crn,
        2 AS place,
        'allocation' AS step,
        decided.decision_provider AS organisation,
        decided.decision_date AS day,
        sentenced.sentence_date AS day_before,
        sentenced.last_date,
        sentenced.is_allocated AS is_due,
        CASE WHEN decided.event_id IS NULL THEN 'case_allocation' END AS missing
    FROM sentenced
    LEFT JOIN first_allocations AS decided ON decided.event_id = sentenced.event_id
    UNION ALL
    SELECT
        sentenced.event_id,
        sentenced.crn,
        3 AS place,
        'assignment' AS step,
        coalesce(officer.name, decided.decision_provider) AS organisation,
        officer.allocation_date AS day,
        CASE WHEN sentenced.is_allocated THEN decided.decision_date ELSE sentenced.sentence_date END AS day_before,
        sentenced.last_date,
        TRUE AS is_due,
        CASE WHEN officer.event_id IS NULL THEN 'order_manager' END AS missing
    FROM sentenced
    LEFT JOIN first_allocations AS decided ON decided.event_id = sentenced.event_id
    LEFT JOIN assigned AS officer ON officer.event_id = sentenced.event_id AND officer.place = 1
    UNION ALL
    SELECT
        sentenced.event_id,
        sentenced.crn,
        4 AS place,
        'first plan' AS step,
        officer.name AS organisation,
        planned.plan_date AS day,
        first_officer.allocation_date AS day_before,
        sentenced.last_date,
        TRUE AS is_due,
        CASE
            WHEN planned.event_id IS NULL THEN 'sentence_plan'
            WHEN planned.plan_date IS NULL THEN 'sentence_plan.initial_date'
        END AS missing
    FROM sentenced
    LEFT JOIN planned ON planned.event_id = sentenced.event_id
    LEFT JOIN holders ON holders.event_id = sentenced.event_id
    LEFT JOIN assigned AS officer ON officer.event_id = sentenced.event_id AND officer.place = holders.plan_place
    LEFT JOIN assigned AS first_officer ON first_officer.event_id = sentenced.event_id AND first_officer.place = 1
    UNION ALL
    SELECT
        sentenced.event_id,
        sentenced.crn,
        5 AS place,
        'first review' AS step,
        officer.name AS organisation,
        reviewed.review_date AS day,
        planned.plan_date AS day_before,
        sentenced.last_date,
        TRUE AS is_due,
        CASE WHEN reviewed.event_id IS NULL THEN 'review' END AS missing
    FROM sentenced
    LEFT JOIN planned ON planned.event_id = sentenced.event_id
    LEFT JOIN reviewed ON reviewed.event_id = sentenced.event_id
    LEFT JOIN holders ON holders.event_id = sentenced.event_id
    LEFT JOIN assigned AS officer ON officer.event_id = sentenced.event_id AND officer.place = holders.review_place
    UNION ALL
    SELECT
        sentenced.event_id,
        sentenced.crn,
        6 AS place,
        'victim unit' AS step,
        victims.name AS organisation,
        victims.identified_date AS day,
        sentenced.sentence_date AS day_before,
        sentenced.last_date,
        CASE WHEN victims.event_id IS NOT NULL THEN TRUE ELSE sentenced.has_victim_rights END AS is_due,
        CASE
            WHEN victims.event_id IS NULL THEN 'victim_case'
            WHEN victims.identified_date IS NULL THEN 'victim_case.identified_date'
            WHEN victims.vlo_staff IS NULL THEN 'victim_case.vlo_staff'
        END AS missing
    FROM sentenced
    LEFT JOIN victims ON victims.event_id = sentenced.event_id AND victims.place = 1
)

SELECT
    crn,
    event_id,
    step,
    coalesce(organisation, '') AS organisation,
    day,
    day_before,
    last_date,
    is_due,
    coalesce(missing, '') AS missing
FROM told
ORDER BY event_id, place
