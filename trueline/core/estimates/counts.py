"""How many answers met the standard, and what is printed for their share?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from trueline.core.frameworks import Counting


@dataclass(frozen=True)
class Counts:
    """Answers to one question by how they count. ``leaves`` and ``unknown`` are no part of the denominator ``n``."""

    met: int
    not_met: int
    leaves: int = 0
    unknown: int = 0

    @property
    def n(self) -> int:
        """The denominator: the answers that say met or not met."""
        return self.met + self.not_met

    @property
    def share(self) -> Fraction | None:
        """The exact proportion met; None when nothing counts."""
        return Fraction(self.met, self.n) if self.n else None

    @property
    def percent(self) -> int | None:
        """The printed percentage: a whole number, a half rounded up; None when nothing counts."""
        return None if self.share is None else print_percent(self.share)

    @property
    def unknown_share(self) -> Fraction:
        """The part of the answers asked for that is not known: unknown / (n + unknown)."""
        asked = self.n + self.unknown
        return Fraction(self.unknown, asked) if asked else Fraction(0)


def print_percent(share: Fraction) -> int:
    """A proportion as a whole percentage, a half rounded up, worked out on integers: 98/123 gives 80, 1/8 gives 13."""
    return (200 * share.numerator + share.denominator) // (2 * share.denominator)


def count(counted: Iterable[Counting]) -> Counts:
    """How a question's answers count, added up."""
    tally = Counter(counted)
    return Counts(tally["met"], tally["not_met"], tally["leaves"], tally["unknown"])
