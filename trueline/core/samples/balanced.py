"""Which cases does ``draw/1`` take? By the cube method: two walks that move no total, and a landing that moves each as
little as can be.

The first walk holds every total where chance expects it, each officer's too. It leaves undecided hardly more than one
case an officer. The second starts from those, and lets each total move between the two whole numbers next to it: so
every chance is still kept. The few cases that are left are settled by an integer programme; where they alone cannot be,
the cases of the second walk are open to it again, then all.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from math import ceil

from trueline.core.samples.chances import Lots
from trueline.core.samples.demands import Demands
from trueline.core.samples.drawn import Stage
from trueline.core.samples.flight import Rows, fly
from trueline.core.samples.landing import FINENESS, Limit, settle
from trueline.core.samples.relaxing import relax


@dataclass(frozen=True)
class Picked:
    """The places of the cases taken, and what settled each case."""

    taken: tuple[int, ...]
    stages: tuple[Stage, ...]


def pick(demands: Demands, references: Sequence[str], lots: Lots, gives_way: Sequence[str]) -> Picked:
    """Take the cases of a sample. ``references`` are those of the cases, ``gives_way`` is what gives way first where
    not everything can be held.
    """
    picking = _Picking(demands, references, lots)
    chances = [float(chance) for chance in demands.chances]
    undecided = picking.order(place for place, chance in enumerate(chances) if 0 < chance < 1)
    picking.walk(chances, undecided)
    pool = [place for place in undecided if 0 < chances[place] < 1]
    picking.walk_between(chances, pool)
    left = [place for place in pool if 0 < chances[place] < 1]
    stages: list[Stage] = ["certain"] * len(chances)
    walks: tuple[tuple[Stage, list[int]], ...] = (("first", undecided), ("second", pool), ("landing", left))
    for stage, places in walks:
        for place in places:
            stages[place] = stage
    taken = picking.settle(chances, (left, pool, undecided), gives_way)
    changed = {place for place, chance in enumerate(chances) if chance in (0, 1) and (place in taken) != (chance == 1)}
    return Picked(
        tuple(sorted(taken)), tuple("landing" if place in changed else stage for place, stage in enumerate(stages))
    )


@dataclass(frozen=True)
class _Picking:
    """One draw: what it must hold, and chance."""

    demands: Demands
    references: Sequence[str]
    lots: Lots

    def order(self, places: Iterable[int]) -> list[int]:
        """Cases in the order of the walk: by unit, within it by officer, each where chance puts the first of its
        cases. Rows then close soon after they open.
        """
        numbers = {place: self.lots.share("order", self.references[place]) for place in places}
        first: dict[int, float] = {}

        def own(place: int) -> tuple[int, int]:
            rows = self.demands.counted[place]
            return rows[self.demands.unit], rows[-1]

        for place, number in numbers.items():
            for row in own(place):
                first[row] = min(number, first.get(row, number))

        def rank(place: int) -> tuple[float, float, float, str]:
            unit, officer = own(place)
            return first[unit], first[officer], numbers[place], self.references[place]

        return sorted(numbers, key=rank)

    def walk(self, chances: list[float], undecided: Sequence[int]) -> None:
        """Decide what can be decided with every total held; changes ``chances``."""
        entries = [self.demands.counted[place] for place in undecided]
        numbers = [self.lots.share("first", self.references[place]) for place in undecided]
        self._fly(chances, undecided, entries, numbers, [])

    def walk_between(self, chances: list[float], undecided: Sequence[int]) -> None:
        """Decide what can be decided with every total between two whole numbers; changes ``chances``."""
        left = Counter(row for place in undecided for row in self.demands.counted[place])
        # An officer with one case left lands next to what is expected of him whatever becomes of it.
        held = {row for row, count in left.items() if count > 1 or self.demands.demands[row].kind != "officer"}
        entries = [tuple(row for row in self.demands.counted[place] if row in held) for place in undecided]
        numbers = [self.lots.share("second", self.references[place]) for place in undecided]
        self._fly(chances, undecided, entries, numbers, sorted(held))

    def _fly(
        self,
        chances: list[float],
        undecided: Sequence[int],
        entries: Sequence[Rows],
        numbers: Sequence[float],
        loose: Iterable[int],
    ) -> None:
        """Fly the entries, and after them what each of the ``loose`` rows lacks to the whole number above it."""
        slack = dict(self._find_slack(loose))
        flown = fly(
            [*entries, *((row,) for row in slack)],
            [*(chances[place] for place in undecided), *slack.values()],
            [*numbers, *(self.lots.share("second", self.demands.demands[row].reference) for row in slack)],
            len(self.demands.demands),
        )
        for place, chance in zip(undecided, flown, strict=False):
            chances[place] = chance

    def _find_slack(self, rows: Iterable[int]) -> Iterator[tuple[int, float]]:
        for row in rows:
            expected = self.demands.demands[row].expected
            if expected.denominator > 1:
                yield row, float(ceil(expected) - expected)

    def settle(
        self, chances: Sequence[float], openings: Iterable[Sequence[int]], gives_way: Sequence[str]
    ) -> frozenset[int]:
        """The cases taken once those undecided are settled: the first opening in which all can be held, else as nearly
        as can be.
        """
        for free in openings:
            taken = self.land(self.demands, chances, free)
            if taken is not None:
                return taken
        # Cases drawn already stay; any other may now be taken or left.
        free = self.order(place for place in range(len(chances)) if place not in self.demands.kept)
        eased = relax(self.demands, free, self.lots, gives_way)
        return self.land(eased, chances, free) or frozenset()

    def land(self, demands: Demands, chances: Sequence[float], free: Sequence[int]) -> frozenset[int] | None:
        """Settle the free cases, the others as they were decided; None where the demands cannot be met so."""
        open_ = set(free)
        settled = [place for place, chance in enumerate(chances) if chance == 1 and place not in open_]
        counts = demands.count(settled)
        members = demands.list_members(free)
        limits = [
            Limit(members.get(row, ()), demand.low - counts[row], demand.high - counts[row])
            for row, demand in enumerate(demands.demands)
        ]
        costs = [self._cost(place, chances[place]) for place in free]
        taken = settle(costs, limits)
        return None if taken is None else frozenset((*settled, *compress(free, taken)))

    def _cost(self, place: int, chance: float) -> int:
        """What taking a case costs: the less, the greater its chance; what is decided costs most to change."""
        decided = {0.0: 1, 1.0: -1}.get(chance, 0)
        return int((self.lots.share("landing", self.references[place]) - chance + decided) * FINENESS)
