"""How are the last undecided cases settled? By an integer programme whose one optimum chance has chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    soft = [number for number, limit in enumerate(limits) if limit.penalty]
    width = len(costs) + 2 * len(soft)
    rows = [number for number, limit in enumerate(limits) for _ in limit.places] + [*soft, *soft]
    columns = [place for limit in limits for place in limit.places] + list(range(len(costs), width))
    entries = [1] * (len(rows) - len(soft)) + [-1] * len(soft)
    penalties = [limits[number].penalty for number in soft]
    if width == 0:
        return () if all(limit.low <= 0 <= limit.high for limit in limits) else None
    found = milp(
        np.array([*costs, *penalties, *penalties], dtype=float),
        integrality=np.ones(width),
        bounds=Bounds(0, [1] * len(costs) + [np.inf] * (2 * len(soft))),
        constraints=LinearConstraint(
            csr_array((entries, (rows, columns)), shape=(len(limits), width), dtype=float),
            [limit.low for limit in limits],
            [limit.high for limit in limits],
        ),
        options={"mip_rel_gap": 0.0},
    )
    return None if found.x is None else tuple(bool(value > 0.5) for value in found.x[: len(costs)])
