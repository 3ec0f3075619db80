"""The plain twins of every fact, by the theme whose folder the fact stands in."""

from collections.abc import Mapping

from tests.twins.facts import (
    absences,
    activity_days,
    approved_premises,
    contacts,
    court_and_allocation,
    interventions,
    plans,
    unpaid_work,
    victims,
)
from tests.twins.facts.said import Twin

THEMES: Mapping[str, Mapping[str, Twin]] = {
    "absences": absences.TWINS,
    "activity-days": activity_days.TWINS,
    "approved-premises": approved_premises.TWINS,
    "contacts": contacts.TWINS,
    "court-and-allocation": court_and_allocation.TWINS,
    "interventions": interventions.TWINS,
    "plans": plans.TWINS,
    "unpaid-work": unpaid_work.TWINS,
    "victims": victims.TWINS,
}
TWINS: Mapping[str, Twin] = {id_: twin for twins in THEMES.values() for id_, twin in twins.items()}
