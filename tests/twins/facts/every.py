"""The plain twins of every fact, by the theme whose folder the fact stands in."""

from collections.abc import Mapping

from tests.twins.facts import absences, bands, contacts, court_and_allocation, plans, tiers, victims
from tests.twins.facts.said import Twin

THEMES: Mapping[str, Mapping[str, Twin]] = {
    "absences": absences.TWINS,
    "bands": bands.TWINS,
    "contacts": contacts.TWINS,
    "court-and-allocation": court_and_allocation.TWINS,
    "plans": plans.TWINS,
    "tiers": tiers.TWINS,
    "victims": victims.TWINS,
}
TWINS: Mapping[str, Twin] = {id_: twin for twins in THEMES.values() for id_, twin in twins.items()}
