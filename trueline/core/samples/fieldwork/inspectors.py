"""Who can read which case?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Literal

Role = Literal["inspector", "local assessor"]


@dataclass(frozen=True)
class Inspector:
    """Somebody who reads cases: the office nearest to home, the days they are there (all of them where ``days`` is
    None), and whom they must not meet: officers, offices, units or cases by reference. A local assessor never reads a
    case of their own ``unit``, and nobody without clearance a restricted one.
    """

    name: str
    role: Role = "inspector"
    office: str = ""
    unit: str = ""
    days: int | None = None
    conflicts: tuple[str, ...] = ()
    has_clearance: bool = False

    def count_places(self, days: int, cases_a_day: Fraction) -> int:
        """How many cases they can read in so many days."""
        return floor(cases_a_day * (days if self.days is None else min(days, self.days)))


@dataclass(frozen=True)
class Visit:
    """A case to be read: where, and with which officer there is an interview. Without interviews both are empty."""

    reference: str
    officer: str = ""
    office: str = ""
    unit: str = ""
    is_restricted: bool = False

    def may_be_read_by(self, inspector: Inspector) -> bool:
        """Whether nothing is against an inspector’s reading this case."""
        return (inspector.has_clearance or not self.is_restricted) and not self.find_bar(inspector)

    def find_bar(self, inspector: Inspector) -> str:
        """Whom or what an inspector must not meet with this case; empty where there is nothing."""
        if inspector.role == "local assessor" and _is_same(self.unit, inspector.unit):
            return self.unit
        known = (self.reference, self.officer, self.office, self.unit)
        return next((one for one in known if any(_is_same(one, other) for other in inspector.conflicts)), "")


def find_bars(visits: Sequence[Visit], inspectors: Sequence[Inspector]) -> Mapping[str, frozenset[str]]:
    """The inspectors who must not read each case, by its reference."""
    return {
        visit.reference: frozenset(one.name for one in inspectors if not visit.may_be_read_by(one)) for visit in visits
    }


def _is_same(one: str, other: str) -> bool:
    folded = " ".join(one.split()).casefold()
    return bool(folded) and folded == " ".join(other.split()).casefold()
