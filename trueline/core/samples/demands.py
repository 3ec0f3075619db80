"""What must a sample hold at once: its size, its minimums, its margins and each officer's number?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, cached_property, partial
from math import ceil, floor

from trueline.core.caseloads import Case
from trueline.core.frameworks import Stream
from trueline.core.samples.counting import Count, Key, Kind, find_minimums, find_unit, list_counts
from trueline.core.samples.probabilities import Alike, Category, Wanted, add_up, share_chances

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

    @cached_property
    def minimums(self) -> Mapping[Category, int]:
        """The minimum of each category that has one."""
        if not self.has_minimums:
            return {}
        return {
            (margin.heading, name): least for margin in self.stream.margins for name, least in margin.minimums.items()
        }

    def find_minimum(self, key: Key) -> int:
        """The minimum of a category of a margin, nothing where it has none."""
        kind, heading, name = key
        return self.minimums.get((heading, name), 0) if kind == "margin" else 0


def state_demands(design: Design, cases: Sequence[Case]) -> Demands:
    """What a sample of ``cases`` must hold."""
    counts = list_counts(design.stream, cases)
    unit = find_unit(counts)
    is_kept = [case.reference in design.kept for case in cases]
    features = list(
        zip(
            counts[-1].categories,
            counts[unit].categories,
            find_minimums(design.minimums, counts),
            is_kept,
            strict=True,
        )
    )
    numbers = {feature: number for number, feature in enumerate(dict.fromkeys(features))}
    alike = [numbers[feature] for feature in features]
    likely = _find_likely(design, [Alike(*feature) for feature in numbers], Counter(alike))
    tallies = {key: tally for count in counts for key, tally in _tally(count, [likely[one] for one in alike])}
    # The order is that of the names, never of the rows.
    ordered = sorted(tallies, key=lambda key: (_KINDS.index(key[0]), key))
    places = {key: place for place, key in enumerate(ordered)}
    # Officers hold the same few numbers of cases, so most of their demands differ in the name alone.
    state = cache(partial(_state, design.cap))
    return Demands(
        size=design.size,
        demands=tuple(
            replace(state(key[0], tallies[key], design.find_minimum(key)), heading=key[1], category=key[2])
            for key in ordered
        ),
        counted=_place(counts, places),
        chances=tuple(likely[one].chance for one in alike),
        unit=unit,
        kept=frozenset(place for place, kept in enumerate(is_kept) if kept),
    )


@dataclass(frozen=True, eq=False)
class _Likely:
    """A case’s part of a plain share, and its chance. Cases that have both alike have one and the same."""

    share: Fraction
    chance: Fraction


#: How many cases there are of each kind of expectation.
Tally = tuple[tuple[_Likely, int], ...]


def _find_likely(design: Design, kinds: Sequence[Alike], numbers: Mapping[int, int]) -> Sequence[_Likely]:
    """What each kind of case can expect, of which there are so many."""
    counts = {one: numbers[place] for place, one in enumerate(kinds)}
    # Shares are those of a sample drawn afresh: what was drawn before does not change what it must resemble.
    afresh = {one: replace(one, is_kept=False) for one in counts}
    plain: Counter[Alike] = Counter()
    due: dict[str, Fraction] = {}
    for one, count in counts.items():
        plain[afresh[one]] += count
    shares = share_chances(Wanted(plain, design.size, design.minimums))
    for one, count in plain.items():
        due[one.unit] = due.get(one.unit, Fraction(0)) + shares[one] * count
    chances = share_chances(Wanted(counts, design.size, design.minimums, design.cap, due))
    pairs = [(shares[afresh[one]], chances[one]) for one in kinds]
    found = {pair: _Likely(*pair) for pair in set(pairs)}
    return [found[pair] for pair in pairs]


def _tally(count: Count, likely: Sequence[_Likely]) -> Iterator[tuple[Key, Tally]]:
    """For each demand that a count makes, its cases by what they can expect."""
    tallies: dict[str, Tally] = dict.fromkeys(count.names, ())
    for (name, one), held in Counter(zip(count.categories, likely, strict=True)).items():
        if name in tallies:
            tallies[name] = (*tallies[name], (one, held))
    for name, tally in tallies.items():
        yield (count.kind, count.heading, name), tally


def _place(counts: Sequence[Count], places: Mapping[Key, int]) -> tuple[tuple[int, ...], ...]:
    """For each case the places of the demands in which it counts."""
    columns = []
    for count in counts:
        own = {name: places[count.kind, count.heading, name] for name in count.names}
        columns.append([own.get(name) for name in count.categories])
    return tuple(tuple(place for place in row if place is not None) for row in zip(*columns, strict=True))


def _state(cap: int | None, kind: Kind, tally: Tally, minimum: int) -> Demand:
    """A demand, yet without a name, on cases counted by what they can expect."""
    held = sum(count for _, count in tally)
    share = add_up((one.share, count) for one, count in tally)
    is_plain = all(one.share == one.chance for one, _ in tally)
    expected = share if is_plain else add_up((one.chance, count) for one, count in tally)
    if kind == "officer":
        least, most = 0, held if cap is None else min(held, cap)
    else:
        slack = 1 if kind == "margin" else 0
        least, most = max(0, ceil(share - slack)), min(held, floor(share + slack))
    low = min(max(floor(expected), least, minimum), max(most, minimum))
    high = max(low, min(ceil(expected), most))
    return Demand(kind, "", "", held, share, expected, minimum, least, most, low, high)
