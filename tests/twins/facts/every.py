"""The plain twins of every fact, by the theme whose folder the fact stands in."""

from collections.abc import Mapping

from tests.twins.facts import (
    absences,
    access,
    assessments,
    contacts,
    court_and_allocation,
    diversity,
    enforcement,
    local_arrangements,
    mappa,
    objectives,
    officers,
    outcomes,
    oversight,
    plans,
    recording,
    reviews,
    risk_plans,
    safeguarding,
    step_down,
    victim_liaison,
    victims,
    workload,
)
from tests.twins.facts.said import Twin

THEMES: Mapping[str, Mapping[str, Twin]] = {
    "absences": absences.TWINS,
    "access": access.TWINS,
    "assessments": assessments.TWINS,
    "contacts": contacts.TWINS,
    "court-and-allocation": court_and_allocation.TWINS,
    "diversity": diversity.TWINS,
    "enforcement": enforcement.TWINS,
    "local-arrangements": local_arrangements.TWINS,
    "mappa": mappa.TWINS,
    "objectives": objectives.TWINS,
    "officers": officers.TWINS,
    "outcomes": outcomes.TWINS,
    "oversight": oversight.TWINS,
    "plans": plans.TWINS,
    "recording": recording.TWINS,
    "reviews": reviews.TWINS,
    "risk-plans": risk_plans.TWINS,
    "safeguarding": safeguarding.TWINS,
    "step-down": step_down.TWINS,
    "victim-liaison": victim_liaison.TWINS,
    "victims": victims.TWINS,
    "workload": workload.TWINS,
}
TWINS: Mapping[str, Twin] = {id_: twin for twins in THEMES.values() for id_, twin in twins.items()}
