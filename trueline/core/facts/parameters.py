"""Which limit held on a day, for whom, and on what basis?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trueline.core.frameworks import Basis, Text


@dataclass(frozen=True)
class DatedValue:
    """A value from ``since`` to ``until``, both included; open where left out. ``provider`` and ``regime`` say for
    whom, everybody where left out.
    """

    value: int | float | str
    basis: Basis
    since: date | None = None
    until: date | None = None
    provider: str = ""
    regime: str = ""

    def holds(self, day: date, provider: str, regime: str) -> bool:
        """Whether the value stands on a day for a provider under a regime."""
        return (
            (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
            and self.provider in ("", provider)
            and self.regime in ("", regime)
        )

    @property
    def narrowness(self) -> tuple[bool, bool]:
        """What one provider set for itself goes before what a regime sets, and that before what holds for all."""
        return (bool(self.provider), bool(self.regime))


@dataclass(frozen=True)
class Parameter:
    """A limit that facts use: a number in ``unit``, or a word. Of two values that stand the narrower holds."""

    id: str
    title: Text
    values: tuple[DatedValue, ...]
    unit: str = ""

    @property
    def may_be_assumed(self) -> bool:
        """Whether one of its values, for whomever, is an assumption."""
        return any(one.basis.kind == "A" for one in self.values)

    def get(self, day: date, provider: str, regime: str) -> DatedValue:
        """The value that holds. Every parameter has one for everybody and always, so there is one."""
        standing = [value for value in self.values if value.holds(day, provider, regime)]
        return max(standing, key=lambda value: value.narrowness)


@dataclass(frozen=True)
class Parameters:
    """Every parameter, and the days on which nobody works, so that working days can be counted."""

    parameters: tuple[Parameter, ...]
    bank_holidays: tuple[date, ...]

    def select(self, ids: Iterable[str]) -> tuple[Parameter, ...]:
        """The parameters named, in the order of their names here."""
        wanted = set(ids)
        return tuple(parameter for parameter in self.parameters if parameter.id in wanted)
