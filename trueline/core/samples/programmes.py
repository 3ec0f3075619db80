"""Which whole numbers make a cost least within limits? HiGHS finds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """A sum of unknowns, each as often as ``terms`` says, that lies between ``low`` and ``high``."""

    terms: Mapping[int, int]
    low: float
    high: float


@dataclass(frozen=True)
class Effort:
    """When to stop: as soon as the cost is proved to be within ``gap`` of the least (a share of it), or after so many
    ``nodes`` of the search. Nothing stops the search before the least cost where both are left out.
    """

    gap: float = 0.0
    nodes: int | None = None


@dataclass(frozen=True)
class Programme:
    """Whole numbers from 0 to ``most``, each at its cost, and what their sums must be."""

    costs: Sequence[int]
    most: Sequence[float]
    rows: Sequence[Row]
    effort: Effort = field(default_factory=Effort)

    def solve(self) -> tuple[int, ...] | None:
        """The whole numbers; None where the rows contradict each other."""
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        if not all(row.low <= 0 <= row.high for row in self.rows if not row.terms):
            return None
        if not self.costs:
            return ()
        rows = [row for row in self.rows if row.terms]
        numbers = [number for number, row in enumerate(rows) for _ in row.terms]
        unknowns = [unknown for row in rows for unknown in row.terms]
        factors = [factor for row in rows for factor in row.terms.values()]
        shape = (len(rows), len(self.costs))
        options = {"mip_rel_gap": self.effort.gap}
        found = milp(
            np.array(self.costs, dtype=float),
            integrality=np.ones(len(self.costs)),
            bounds=Bounds(0, np.array(self.most, dtype=float)),
            constraints=LinearConstraint(
                csr_array((factors, (numbers, unknowns)), shape=shape, dtype=float),
                [row.low for row in rows],
                [row.high for row in rows],
            ),
            options=options if self.effort.nodes is None else {**options, "node_limit": self.effort.nodes},
        )
        return None if found.x is None else tuple(round(value) for value in found.x)
