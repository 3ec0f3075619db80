"""What became of a fact from one extract to the next?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from trueline.core.estimates.changes import Change, find_change
from trueline.core.estimates.counts import Counts


@dataclass(frozen=True)
class Moved:
    """How many subjects of a fact had one status then and another now; ``before`` or ``after`` is empty for a subject
    that one of the extracts does not have.
    """

    fact: str
    before: str
    after: str
    subjects: int


@dataclass(frozen=True)
class FactChange:
    """A fact then and now: how many it was true of, false, and unknown; the change of the share it is true of, and of
    the subjects that both extracts have how many ``began`` to be so and how many ``ended``.
    """

    fact: str
    before: Counts
    after: Counts
    change: Change | None
    began: int
    ended: int


def find_fact_change(fact: str, moves: Iterable[Moved], level: float) -> FactChange:
    """What became of one fact, from how its subjects moved."""
    own = [one for one in moves if one.fact == fact]
    before, after = _count((one.before, one.subjects) for one in own), _count((one.after, one.subjects) for one in own)
    began = sum(one.subjects for one in own if (one.before, one.after) == ("false", "true"))
    ended = sum(one.subjects for one in own if (one.before, one.after) == ("true", "false"))
    return FactChange(fact, before, after, find_change(before, after, level), began, ended)


def _count(told: Iterable[tuple[str, int]]) -> Counts:
    """What a fact is true of counts as met: a share is only a share here, whether it is good or bad."""
    counted: Counter[str] = Counter()
    for status, subjects in told:
        counted[status] += subjects
    return Counts(counted["true"], counted["false"], counted["not applicable"], counted["unknown"])
