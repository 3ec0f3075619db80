"""The plain twins of every fact, by the theme whose folder the fact stands in."""

from collections.abc import Mapping

from tests.twins.facts import (
    absences,
    access,
    contacts,
    court_and_allocation,
    diversity,
    local_arrangements,
    plans,
    victim_liaison,
    victims,
    workload,
)
from tests.twins.facts.said import Twin

THEMES: Mapping[str, Mapping[str, Twin]] = {
    "absences": absences.TWINS,
    "access": access.TWINS,
    "contacts": contacts.TWINS,
    "court-and-allocation": court_and_allocation.TWINS,
    "diversity": diversity.TWINS,
    "local-arrangements": local_arrangements.TWINS,
    "plans": plans.TWINS,
    "victim-liaison": victim_liaison.TWINS,
    "victims": victims.TWINS,
    "workload": workload.TWINS,
}
TWINS: Mapping[str, Twin] = {id_: twin for twins in THEMES.values() for id_, twin in twins.items()}
