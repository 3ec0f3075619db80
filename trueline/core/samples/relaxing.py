"""Where a population makes the demands impossible together: which of them contradict each other, and how little can
each give way?
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, compress, count

from trueline.core.samples.chances import Lots
from trueline.core.samples.demands import Demand, Demands
from trueline.core.samples.landing import Limit, settle

#: Names of what may give way, beside the headings of margins.
OFFICER_CAP, MINIMUMS = "officer-cap", "minimums"
#: A case missed costs this much, and a little more by chance: so there is one best way to miss few.
_MISS, _TIE = 2**22, 2**16

#: The fewest and most cases by the place of a demand.
Bounds = Mapping[int, tuple[int, int]]


def relax(demands: Demands, free: Sequence[int], lots: Lots, gives_way: Sequence[str]) -> Demands:
    """The demands with each widened by as few cases as can be: what gives way last is held first, and what comes later
    has no say in it.
    """
    members = demands.list_members(free)
    kept = demands.count(demands.kept)
    held: dict[int, tuple[int, int]] = {}

    def limit(row: int, bounds: tuple[int, int], penalty: int = 0) -> Limit:
        return Limit(members.get(row, ()), bounds[0] - kept[row], bounds[1] - kept[row], penalty)

    for bounds in _list_levels(demands, gives_way):
        narrowed = {row: _meet(wish, held.get(row)) for row, wish in bounds.items()}
        firm = [limit(row, both) for row, both in held.items()]
        ties = {row: int(lots.share("landing", demands.demands[row].reference) * _TIE) for row in narrowed}
        soft = [limit(row, both, _MISS + ties[row]) for row, both in narrowed.items()]
        # First as little as can be for the one that misses most: nothing gives way alone where several can.
        tries = (
            settle(
                [0] * len(free), [*firm, *soft, *(limit(row, _widen(both, reach)) for row, both in narrowed.items())]
            )
            for reach in count()
        )
        taken = next(found for found in tries if found is not None)
        counts = demands.count([*demands.kept, *compress(free, taken)])
        held |= {row: (min(low, counts[row]), max(high, counts[row])) for row, (low, high) in narrowed.items()}
    return replace(
        demands,
        demands=tuple(
            replace(demand, low=held[row][0], high=held[row][1]) for row, demand in enumerate(demands.demands)
        ),
    )


def _meet(wish: tuple[int, int], held: tuple[int, int] | None) -> tuple[int, int]:
    """A wish as far as what is held leaves it room."""
    if held is None:
        return wish
    low, high = (min(max(bound, held[0]), held[1]) for bound in wish)
    return low, high


def _widen(bounds: tuple[int, int], reach: int) -> tuple[int, int]:
    return bounds[0] - reach, bounds[1] + reach


def _list_levels(demands: Demands, gives_way: Sequence[str]) -> Iterator[Bounds]:
    """The bounds to hold, first what is held first: the size, what never gives way, what gives way last to first, and
    at the end, where all that is done, the whole numbers next to what is expected.
    """
    by_name = _name_bounds(demands)
    yield by_name.pop("")
    firm = [name for name in by_name if name not in gives_way]
    yield from (by_name[name] for name in (*firm, *reversed(gives_way)) if name in by_name)
    for kind in ("margin", "officer"):
        close = {row: (one.low, one.high) for row, one in enumerate(demands.demands) if one.kind == kind}
        if close:
            yield close


def _name_bounds(demands: Demands) -> dict[str, Bounds]:
    """The bounds by the name of what gives way; the size under no name."""
    found: dict[str, dict[int, tuple[int, int]]] = {"": {}}
    for row, demand in enumerate(demands.demands):
        if demand.minimum:
            found.setdefault(MINIMUMS, {})[row] = (demand.minimum, max(demand.minimum, demand.held))
        name = OFFICER_CAP if demand.kind == "officer" else demand.heading
        found.setdefault(name, {})[row] = (demand.least, demand.most)
    return dict(found)


def find_conflict(demands: Demands) -> tuple[tuple[str, Demand], ...]:
    """The smallest set of what a sample must hold that no sample of this size can: each minimum, each margin as a
    whole, the officers’ cap; told by its name and one of its demands. Empty where everything can be held.
    """
    free = [place for place in range(len(demands.counted)) if place not in demands.kept]
    members, kept = demands.list_members(free), demands.count(demands.kept)

    def is_possible(bounds: Sequence[Bounds]) -> bool:
        limits = [
            Limit(members.get(row, ()), low - kept[row], high - kept[row])
            for one in bounds
            for row, (low, high) in one.items()
        ]
        return settle([0] * len(free), limits) is not None

    named = _name_bounds(demands)
    size = named.pop("")
    parts = [(MINIMUMS, {row: both}) for row, both in named.pop(MINIMUMS, {}).items()] + list(named.items())
    if is_possible([size, *(bounds for _, bounds in parts)]):
        return ()
    sets = (chosen for number in range(1, len(parts) + 1) for chosen in combinations(parts, number))
    conflict = next(chosen for chosen in sets if not is_possible([size, *(bounds for _, bounds in chosen)]))
    return tuple((name, demands.demands[next(iter(bounds))]) for name, bounds in conflict)
