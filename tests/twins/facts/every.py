"""The plain twins of every fact, by the theme whose folder the fact stands in."""

from collections.abc import Mapping

from tests.twins.facts import (
    absences,
    contacts,
    court_and_allocation,
    outcomes,
    oversight,
    plans,
    reviews,
    safeguarding,
    victims,
)
from tests.twins.facts.said import Twin

THEMES: Mapping[str, Mapping[str, Twin]] = {
    "absences": absences.TWINS,
    "contacts": contacts.TWINS,
    "court-and-allocation": court_and_allocation.TWINS,
    "outcomes": outcomes.TWINS,
    "oversight": oversight.TWINS,
    "plans": plans.TWINS,
    "reviews": reviews.TWINS,
    "safeguarding": safeguarding.TWINS,
    "victims": victims.TWINS,
}
TWINS: Mapping[str, Twin] = {id_: twin for twins in THEMES.values() for id_, twin in twins.items()}
