/*
id: plan_objectives
says: Each objective of the sentence plan that an event has on the day asked about.
reads: [sentence_plans_now]
kept: true
*/
SELECT
    plan.event_id,
    objective.criminogenic_need,
    objective.intervention_kind,
    objective.safeguarding,
    objective.mappa,
    objective.domestic_abuse,
    objective.target_date,
    objective.text_len,
    'objective:' || objective.objective_id AS shown
FROM sentence_plans_now AS plan
INNER JOIN objective ON objective.plan_pk = plan.plan_pk
