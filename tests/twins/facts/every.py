"""The plain twins of every fact, by the theme whose folder the fact stands in."""

from collections.abc import Mapping

from tests.twins.facts import (
    absences,
    contacts,
    court_and_allocation,
    court_reports,
    enquiries,
    officers,
    plans,
    screening,
    sentences,
    victims,
)
from tests.twins.facts.said import Twin

THEMES: Mapping[str, Mapping[str, Twin]] = {
    "absences": absences.TWINS,
    "contacts": contacts.TWINS,
    "court-and-allocation": court_and_allocation.TWINS,
    "court-reports": court_reports.TWINS,
    "enquiries": enquiries.TWINS,
    "officers": officers.TWINS,
    "plans": plans.TWINS,
    "screening": screening.TWINS,
    "sentences": sentences.TWINS,
    "victims": victims.TWINS,
}
TWINS: Mapping[str, Twin] = {id_: twin for twins in THEMES.values() for id_, twin in twins.items()}
