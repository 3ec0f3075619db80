"""Which cases are drawn, by which algorithm?"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from fractions import Fraction

from trueline.core.caseloads import Case, fold
from trueline.core.frameworks import Stream
from trueline.core.samples.balanced import pick
from trueline.core.samples.categories import stratum
from trueline.core.samples.chances import FOR_RESERVES, FOR_SELECTED, Lots
from trueline.core.samples.demands import Design, state_demands
from trueline.core.samples.drawn import DrawnCase, Role, Sample, Settled
from trueline.core.samples.plain import draw_plain
from trueline.core.samples.sizes import SampleSize, share_of, size_by_rule

#: The name of the algorithm. A changed algorithm gets a new name, and the old one stays runnable.
ALGORITHM = "draw/1"

#: The cases drawn, and what settled each eligible case.
Drawn = tuple[tuple[DrawnCase, ...], Mapping[str, Settled]]


def draw(stream: Stream, eligible: Iterable[Case], seed: str, algorithm: str = ALGORITHM) -> Sample:
    """Draw a stream's sample from its eligible cases, no two of which have the same reference. The same seed and cases
    give the same sample, in whatever row order.
    """
    cases = tuple(sorted(eligible, key=lambda case: case.reference))
    size = find_size(stream, cases)
    share = stream.reserve.value if stream.reserve else Fraction(0)
    reserve = min(share_of(size.size, share), len(cases) - size.size)
    cases_drawn, settled = ALGORITHMS[algorithm](stream, cases, seed, size.size, reserve)
    return Sample(stream.id, seed, algorithm, size, cases_drawn, settled)


def find_fitting(stream: Stream, outer: Iterable[Case]) -> tuple[Case, ...]:
    """The cases of another stream's sample from among which a stream is drawn: those that its ``selected_by`` names."""
    named = {heading: {fold(value) for value in values} for heading, values in stream.selected_by.items()}
    return tuple(case for case in outer if all(fold(case.get(heading)) in values for heading, values in named.items()))


def find_size(stream: Stream, cases: Sequence[Case]) -> SampleSize:
    """The size of a stream's sample from its eligible cases, or from those it is sized on."""
    sized_on = stream.size.sized_on
    counted = [case for case in cases if all(case.get(heading) in values for heading, values in sized_on.items())]
    return size_by_rule(stream.size, len(counted))


def draw_balanced(stream: Stream, cases: Sequence[Case], seed: str, size: int, reserve: int) -> Drawn:
    """Draw so that size, minimums, every margin and the officers’ cap hold at once, and in reserve from those left."""
    cap = stream.officer_cap.value if stream.officer_cap else None
    demands = state_demands(Design(stream, size, cap), cases)
    lots = Lots(seed, stream.id, FOR_SELECTED)
    references = [case.reference for case in cases]
    picked = pick(demands, references, lots, stream.gives_way)
    selected = shuffle([cases[place] for place in picked.taken], lots)
    reserves = draw_reserves(stream, cases, {case.reference for case in selected}, seed, reserve)
    chances = dict(zip(references, demands.chances, strict=True))
    roles: tuple[tuple[Role, list[Case]], ...] = (("selected", selected), ("reserve", reserves))
    ordered = [(case, role) for role, members in roles for case in members]
    drawn = tuple(
        DrawnCase(position, case, stratum(stream, case), role, chances[case.reference])
        for position, (case, role) in enumerate(ordered, start=1)
    )
    stages = dict(zip(references, picked.stages, strict=True))
    return drawn, {reference: Settled(chances[reference], stage) for reference, stage in stages.items()}


def draw_reserves(stream: Stream, cases: Iterable[Case], without: Set[str], seed: str, count: int) -> list[Case]:
    """So many cases in reserve, drawn like the sample from those left, in the order in which they are used. A reserve
    stands in for one case at a time, so neither the cap nor a minimum is about reserves.
    """
    left = [case for case in cases if case.reference not in without]
    lots = Lots(seed, stream.id, FOR_RESERVES)
    demands = state_demands(Design(stream, count, None, has_minimums=False), left)
    picked = pick(demands, [case.reference for case in left], lots, ())
    return shuffle([left[place] for place in picked.taken], lots)


def shuffle(cases: Iterable[Case], lots: Lots) -> list[Case]:
    """Cases in the order that chance gives."""
    return sorted(cases, key=lambda case: (lots.share("order", case.reference), case.reference))


def draw_stratified(stream: Stream, cases: Sequence[Case], seed: str, size: int, reserve: int) -> Drawn:
    """Draw plainly from strata in proportion; nothing else is held."""
    return tuple(draw_plain(stream, cases, seed, size, reserve)), {}


#: Every algorithm that a sample was ever drawn by, and how it draws.
ALGORITHMS: Mapping[str, Callable[[Stream, Sequence[Case], str, int, int], Drawn]] = {
    ALGORITHM: draw_balanced,
    "plain-stratified/1": draw_stratified,
}
