"""How are the last undecided cases settled? By an integer programme whose one optimum chance has chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from trueline.core.samples.programmes import Programme, Row

#: Costs are whole numbers of this fineness, so that two optima are as good as impossible and sums stay exact.
FINENESS = 2**24


@dataclass(frozen=True)
class Limit:
    """How many of the cases at ``places`` are taken: at least ``low`` and at most ``high``. With a ``penalty`` it may
    be missed, at that cost a case.
    """

    places: Sequence[int]
    low: int
    high: int
    penalty: int = 0


def settle(costs: Sequence[int], limits: Sequence[Limit]) -> tuple[bool, ...] | None:
    """Which of the cases to take, so that every limit holds and the sum of their costs is least; None where the limits
    contradict each other. HiGHS works without a gap: the optimum is the optimum.
    """
    penalties: list[int] = []
    rows = []
    for limit in limits:
        terms = dict.fromkeys(limit.places, 1)
        if limit.penalty:
            short = len(costs) + len(penalties)
            terms |= {short: 1, short + 1: -1}
            penalties += [limit.penalty, limit.penalty]
        rows.append(Row(terms, limit.low, limit.high))
    # No limit is missed by more than all cases, those settled already among them.
    most = max((abs(bound) for limit in limits for bound in (limit.low, limit.high)), default=0) + len(costs)
    found = Programme([*costs, *penalties], [1] * len(costs) + [most] * len(penalties), rows).solve()
    return None if found is None else tuple(taken == 1 for taken in found[: len(costs)])
