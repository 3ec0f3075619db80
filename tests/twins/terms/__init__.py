from tests.twins.terms.answering import Shown, both, either, is_met, is_own, months_later, one_of, opposite
from tests.twins.terms.assessing import (
    completed_assessments,
    event_assessments,
    first_specialist_assessment,
    latest_assessment,
    mappa_now,
    risk_rises,
    screening_at_allocation,
    screenings,
)
from tests.twins.terms.contacting import (
    agency_contacts,
    breaches_begun,
    enforcement_actions,
    first_appointment,
    longest_gap,
    missed_appointments,
    names_body,
    own_contacts,
    unlisted_contacts,
)
from tests.twins.terms.holding import (
    engaged_by,
    engaged_victims,
    event_enquiries,
    first_allocation,
    is_active,
    key_dates_now,
    officer_now,
    pre_sentence_reports,
    undated_victims,
    victim_cases,
)
from tests.twins.terms.planning import changes, plan_objectives, reviews, reviews_since, risk_plans, sentence_plan_now
