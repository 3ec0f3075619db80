/*
id: sentence_plans_now
says: The sentence plan of each event on the day asked about. Of two it is the one made later; where that is not known, the one changed later.
kept: true
*/
WITH ordered AS (
    SELECT
        event_id,
        plan_pk,
        initial_date,
        updated_at,
        review_due_date,
        review_triggers_stated,
        planned_contact_frequency,
        agreed_by_person,
        shared_date,
        row_number() OVER (
            PARTITION BY event_id
            ORDER BY coalesce(initial_date, CAST(updated_at AS DATE)) DESC NULLS LAST, plan_pk DESC
        ) AS place
    FROM sentence_plan
)

SELECT
    event_id,
    plan_pk,
    coalesce(initial_date, CAST(updated_at AS DATE)) AS plan_date,
    review_due_date,
    review_triggers_stated,
    planned_contact_frequency,
    agreed_by_person,
    shared_date,
    'sentence_plan:' || plan_pk AS shown
FROM ordered
WHERE place = 1
