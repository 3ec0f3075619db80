"""What must a sample hold at once: its size, its minimums, its margins and each officer's number?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from trueline.core.caseloads import Case
from trueline.core.frameworks import Stream
from trueline.core.samples.categories import category
from trueline.core.samples.probabilities import Alike, Category, Wanted, add_up, share_chances

Kind = Literal["size", "margin", "officer"]
#: A demand's kind, heading and category.
Key = tuple[Kind, str, str]
_KINDS: tuple[Kind, ...] = ("size", "margin", "officer")


@dataclass(frozen=True)
class Demand:
    """The number of cases that a sample has in one category of a margin, of one officer, or in all.

    ``held`` are the eligible cases, ``share`` their proportional share of the sample (of the remainder, once minimums
    are met), ``expected`` the sum of their chances. The sample must have at least ``minimum``, and ``least`` to
    ``most``: within one case of the share, or as many as an officer may have. It should have ``low`` to ``high``, the
    whole numbers next to what is expected.
    """

    kind: Kind
    heading: str
    category: str
    held: int
    share: Fraction
    expected: Fraction
    minimum: int
    least: int
    most: int
    low: int
    high: int

    @property
    def reference(self) -> str:
        """By which chance knows it."""
        return f"{self.heading}:{self.category}"

    def miss(self, count: int) -> int:
        """By how many cases a sample with ``count`` of them misses what it must have."""
        return max(0, max(self.least, self.minimum) - count, count - self.most)


@dataclass(frozen=True)
class Demands:
    """Everything that one sample must hold. ``counted`` are, for each case, the places of the demands in which it
    counts; ``chances`` the probability of each case; ``unit`` says which of a case’s demands
    is on its unit, ``kept`` are the cases drawn already.
    """

    size: int
    demands: tuple[Demand, ...]
    counted: tuple[tuple[int, ...], ...]
    chances: tuple[Fraction, ...]
    unit: int = 0
    kept: frozenset[int] = frozenset()

    def list_members(self, free: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """For each demand, which of the free cases count in it: their numbers in the list."""
        members: dict[int, list[int]] = {}
        for number, case in enumerate(free):
            for place in self.counted[case]:
                members.setdefault(place, []).append(number)
        return members

    def count(self, taken: Iterable[int]) -> tuple[int, ...]:
        """How many of the cases taken, by their places, count in each demand."""
        counts = [0] * len(self.demands)
        for case in taken:
            for place in self.counted[case]:
                counts[place] += 1
        return tuple(counts)


@dataclass(frozen=True)
class Design:
    """What is asked of one sample of a stream: its size, the most cases of one officer, and whether minimums hold.
    ``kept`` are the references of cases drawn already.
    """

    stream: Stream
    size: int
    cap: int | None
    has_minimums: bool = True
    kept: frozenset[str] = frozenset()

    @property
    def minimums(self) -> Mapping[Category, int]:
        """The minimum of each category that has one."""
        if not self.has_minimums:
            return {}
        return {
            (margin.heading, name): least for margin in self.stream.margins for name, least in margin.minimums.items()
        }


def state_demands(design: Design, cases: Sequence[Case]) -> Demands:
    """What a sample of ``cases`` must hold."""
    minimums = design.minimums
    keys = [_list_keys(design.stream, case) for case in cases]
    unit = _find_unit(keys)
    alike = [
        Alike(
            officer=case.get(design.stream.officer or ""),
            unit=named[unit][2],
            categories=_find_minimums(minimums, named),
            is_kept=case.reference in design.kept,
        )
        for case, named in zip(cases, keys, strict=True)
    ]
    counts = Counter(alike)
    # Shares are those of a sample drawn afresh: what was drawn before does not change what it must resemble.
    afresh = {one: replace(one, is_kept=False) for one in counts}
    plain: Counter[Alike] = Counter()
    due: dict[str, Fraction] = {}
    for one, count in counts.items():
        plain[afresh[one]] += count
    shares = share_chances(Wanted(plain, design.size, minimums))
    for one, count in plain.items():
        due[one.unit] = due.get(one.unit, Fraction(0)) + shares[one] * count
    chances = share_chances(Wanted(counts, design.size, minimums, design.cap, due))
    # The cases of each demand, counted by what they share alike: as good as always one thing.
    likely = {one: _pair(shares[afresh[one]], chances[one]) for one in counts}
    levels = list(dict.fromkeys(likely.values()))
    numbers = {one: levels.index(level) for one, level in likely.items()}
    tallies: dict[Key, dict[int, int]] = {}
    for named, one in zip(keys, alike, strict=True):
        level = numbers[one]
        for key in named:
            tally = tallies.setdefault(key, {})
            tally[level] = tally.get(level, 0) + 1
    # The order is that of the names, never of the rows.
    ordered = sorted(tallies, key=lambda key: (_KINDS.index(key[0]), key))
    places = {key: place for place, key in enumerate(ordered)}
    return Demands(
        size=design.size,
        demands=tuple(_state(design, key, [(*levels[n], held) for n, held in tallies[key].items()]) for key in ordered),
        counted=tuple(tuple(places[key] for key in named) for named in keys),
        chances=tuple(chances[one] for one in alike),
        unit=unit,
        kept=frozenset(place for place, one in enumerate(alike) if one.is_kept),
    )


def _pair(share: Fraction, chance: Fraction) -> tuple[Fraction, Fraction]:
    """A case's part of a plain share and its chance; the same number where they are equal, as most are."""
    return share, share if chance == share else chance


def _find_unit(keys: Sequence[Sequence[Key]]) -> int:
    """Which of the keys of a case is its unit: that of the margin with most categories, among those of which most
    officers have cases in a single one; among all where there is none. The size where there is no margin.
    """
    margins = [place for place, key in enumerate(keys[0]) if key[0] == "margin"] if keys else []
    held: dict[Key, list[set[Key]]] = {}
    for named in keys:
        if named[-1][0] == "officer":
            own = held.setdefault(named[-1], [set() for _ in margins])
            for categories, place in zip(own, margins, strict=True):
                categories.add(named[place])
    within = [place for number, place in enumerate(margins) if _is_mostly_one(own[number] for own in held.values())]
    sizes = {place: len({named[place] for named in keys}) for place in within or margins}
    return max(sizes, key=lambda place: (sizes[place], -place), default=0)


def _is_mostly_one(groups: Iterable[set[Key]]) -> bool:
    counts = [len(group) == 1 for group in groups]
    return 2 * sum(counts) > len(counts)


def _find_minimums(minimums: Mapping[Category, int], keys: Iterable[Key]) -> frozenset[Category]:
    return frozenset(key[1:] for key in keys if key[1:] in minimums) if minimums else frozenset()


def _list_keys(stream: Stream, case: Case) -> tuple[Key, ...]:
    margins: list[Key] = [("margin", margin.heading, category(stream, margin, case)) for margin in stream.margins]
    officer = case.get(stream.officer or "")
    officers: list[Key] = [("officer", stream.officer or "", officer)] if officer else []
    return (("size", "", ""), *margins, *officers)


def _state(design: Design, key: Key, tally: Sequence[tuple[Fraction, Fraction, int]]) -> Demand:
    """A demand on cases counted by their share and chance."""
    kind, heading, name = key
    held = sum(count for _, _, count in tally)
    share = add_up((share, count) for share, _, count in tally)
    is_plain = all(share is chance for share, chance, _ in tally)
    expected = share if is_plain else add_up((chance, count) for _, chance, count in tally)
    minimum = design.minimums.get((heading, name), 0) if kind == "margin" else 0
    if kind == "officer":
        least, most = 0, held if design.cap is None else min(held, design.cap)
    else:
        slack = 1 if kind == "margin" else 0
        least, most = max(0, ceil(share - slack)), min(held, floor(share + slack))
    low = min(max(floor(expected), least, minimum), max(most, minimum))
    high = max(low, min(ceil(expected), most))
    return Demand(kind, heading, name, held, share, expected, minimum, least, most, low, high)
