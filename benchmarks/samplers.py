"""Four other ways to draw a sample, to hold the draw beside. Each takes cases in file order and gives places."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from math import floor

from trueline.core.caseloads import Case
from trueline.core.frameworks import Stream
from trueline.core.samples import draw
from trueline.synthetic.chance import Chance

MARGINS = ("gender", "ethnicity", "sentence_type", "rosh", "cluster", "ldu")


def draw_simple(cases: Sequence[Case], size: int, seed: str, _cap: int) -> set[int]:
    """(a) Simple random: every set of cases is as likely."""
    chance = Chance(seed, "simple")
    left = list(range(len(cases)))
    return {left.pop(chance.whole(0, len(left) - 1)) for _ in range(size)}


def draw_stratified(stream: Stream, cases: Sequence[Case], seed: str) -> set[int]:
    """(b) Plain stratified by gender, disposal and RoSH: ``plain-stratified/1``."""
    drawn = {case.reference for case in draw(stream, cases, seed, "plain-stratified/1").selected}
    return {place for place, case in enumerate(cases) if case.reference in drawn}


def draw_nested(cases: Sequence[Case], size: int, seed: str, cap: int) -> set[int]:
    """(c) Nested rounding: each cluster’s share of the sample is rounded, of that each unit’s, of that each officer’s;
    then a repair in the order of the file until the size is right.
    """
    chance = Chance(seed, "nested")
    drawn: set[int] = set()
    for _, places, due in _split(cases, range(len(cases)), "cluster", size):
        for _, within, share in _split(cases, places, "ldu", due):
            for _, own, quota in _split(cases, within, "officer", share):
                left = list(own)
                drawn |= {left.pop(chance.whole(0, len(left) - 1)) for _ in range(min(quota, cap, len(left)))}
    return _repair(cases, size, drawn, cap)


def _split(cases: Sequence[Case], places: Sequence[int], heading: str, size: int) -> list[tuple[str, list[int], int]]:
    groups: dict[str, list[int]] = {}
    for place in places:
        groups.setdefault(cases[place].get(heading), []).append(place)
    whole = len(places)
    return [(name, own, floor(Fraction(size * len(own), whole) + Fraction(1, 2))) for name, own in groups.items()]


def _repair(cases: Sequence[Case], size: int, drawn: set[int], cap: int) -> set[int]:
    """Cases go where a category has too many, or come in where it has too few: the first in the file first."""
    totals = {heading: Counter(case.get(heading) for case in cases) for heading in MARGINS}
    counts = {heading: Counter(cases[place].get(heading) for place in drawn) for heading in MARGINS}
    officers = Counter(cases[place].get("officer") for place in drawn)

    def lacks(place: int) -> float:
        case = cases[place]
        return sum(
            size * totals[heading][case.get(heading)] / len(cases) - counts[heading][case.get(heading)]
            for heading in MARGINS
        )

    while len(drawn) != size:
        is_short = len(drawn) < size
        order = [place for place in range(len(cases)) if (place in drawn) != is_short]
        able = [place for place in order if not is_short or officers[cases[place].get("officer")] < cap] or order
        chosen = next((place for place in able if (lacks(place) > 0) == is_short), able[0])
        step = 1 if is_short else -1
        drawn ^= {chosen}
        officers[cases[chosen].get("officer")] += step
        for heading in MARGINS:
            counts[heading][cases[chosen].get(heading)] += step
    return drawn


def draw_systematic(cases: Sequence[Case], size: int, seed: str, _cap: int) -> set[int]:
    """(d) Systematic: every so manieth of the list sorted by cluster, unit and officer, from a start by chance."""
    order = sorted(
        range(len(cases)),
        key=lambda place: tuple(
            cases[place].get(one) for one in ("cluster", "ldu", "officer", "rosh", "sentence_type", "gender")
        ),
    )
    start = Fraction(Chance(seed, "systematic").whole(0, 10**9 - 1), 10**9)
    return {order[floor((number + start) * Fraction(len(cases), size))] for number in range(size)}
