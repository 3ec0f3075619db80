"""What does an invented division look like: its clusters, local delivery units and officers?"""

from dataclasses import dataclass

from trueline.synthetic.chance import Chance
from trueline.synthetic.distributions import CLUSTERS, GRADES, OFFICERS, UNITS
from trueline.synthetic.names import name_person, name_places


@dataclass(frozen=True)
class Unit:
    """A local delivery unit with its cluster, office and manager."""

    name: str
    cluster: str
    office: str
    manager: str


@dataclass(frozen=True)
class Officer:
    """A responsible officer."""

    name: str
    grade: str
    team: str
    unit: Unit


@dataclass(frozen=True)
class Division:
    """An invented provider."""

    name: str
    units: tuple[Unit, ...]
    officers: tuple[Officer, ...]


def invent_division(seed: str) -> Division:
    """A division the size of the North East: 13 clusters, 29 local delivery units and some 280 officers, no unit
    without one.
    """
    chance = Chance(seed, "division")
    places = name_places(chance, CLUSTERS + UNITS)
    made = tuple(
        Unit(name, f"{places[number % CLUSTERS]} cluster", f"{name} office", _name(chance))
        for number, name in enumerate(places[CLUSTERS:])
    )
    officers = []
    for number in range(OFFICERS):
        unit = made[number % UNITS]
        officers.append(
            Officer(f"{_name(chance)} {number + 1}", chance.weigh(GRADES), f"{unit.name} team {number % 2 + 1}", unit)
        )
    return Division("Fellwater", made, tuple(officers))


def _name(chance: Chance) -> str:
    family, first = name_person(chance)
    return f"{first} {family}"
