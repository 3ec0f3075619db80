"""Which cases are drawn? A plain stratified draw: strata in proportion, and within each the order that chance gives."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from trueline.core.caseloads import Case, fold, group_of
from trueline.core.frameworks import Margin, Stream
from trueline.core.samples.allocation import allocate
from trueline.core.samples.chances import draw_number
from trueline.core.samples.sizes import SampleSize, share_of, size_by_rule

#: The name of the algorithm. A changed algorithm gets a new name, and the old one stays runnable.
ALGORITHM = "plain-stratified/1"

Role = Literal["selected", "reserve"]

#: The columns of a sample file, in the order in which it is written.
SAMPLE_COLUMNS = ("position", "reference", "stratum", "role", "probability", "replaces")


@dataclass(frozen=True)
class DrawnCase:
    """A case of a sample: its place, its stratum, and the probability it had of being selected."""

    position: int
    case: Case
    stratum: str
    role: Role
    probability: Fraction


@dataclass(frozen=True)
class Sample:
    """The cases drawn and how. ``cases`` are in drawn order, the selected before the reserves."""

    stream: str
    seed: str
    algorithm: str
    size: SampleSize
    cases: tuple[DrawnCase, ...]

    @property
    def selected(self) -> tuple[Case, ...]:
        """The cases to be assessed."""
        return tuple(drawn.case for drawn in self.cases if drawn.role == "selected")


def draw(stream: Stream, eligible: Iterable[Case], seed: str) -> Sample:
    """Draw a stream's sample from its eligible cases. The same seed and cases give the same sample, in whatever row
    order.
    """
    cases = tuple(eligible)
    size = _find_size(stream, cases)
    strata = _stratify(stream, cases)
    held = {name: len(members) for name, members in strata.items()}
    selected = allocate(held, size.size)
    reserves = _allocate_reserves(stream, held, selected, size.size)
    drawn = [
        *_pick(stream, strata, seed, selected, reserves, "selected"),
        *_pick(stream, strata, seed, selected, reserves, "reserve"),
    ]
    numbered = tuple(
        DrawnCase(position, case, stratum, role, Fraction(selected[stratum], held[stratum]))
        for position, (case, stratum, role) in enumerate(drawn, start=1)
    )
    return Sample(stream.id, seed, ALGORITHM, size, numbered)


def draw_within(stream: Stream, outer: Iterable[Case], seed: str) -> Sample:
    """Draw a stream from among the cases of another stream's sample: those that its ``selected_by`` names."""
    named = {heading: {fold(value) for value in values} for heading, values in stream.selected_by.items()}
    fitting = [case for case in outer if all(fold(case.get(heading)) in values for heading, values in named.items())]
    return draw(stream, fitting, seed)


def _find_size(stream: Stream, cases: tuple[Case, ...]) -> SampleSize:
    sized_on = stream.size.sized_on
    counted = [case for case in cases if all(case.get(heading) in values for heading, values in sized_on.items())]
    return size_by_rule(stream.size, len(counted))


def _stratify(stream: Stream, cases: Iterable[Case]) -> Mapping[str, list[Case]]:
    strata: dict[str, list[Case]] = {}
    for case in cases:
        strata.setdefault(" · ".join(category(stream, margin, case) for margin in stream.strata) or "all", []).append(
            case
        )
    return dict(sorted(strata.items()))


def category(stream: Stream, margin: Margin, case: Case) -> str:
    """The category of a margin to which a case belongs."""
    value = case.get(margin.heading)
    return (group_of(stream, margin.heading, value) if margin.by_group else value) or "not recorded"


def _allocate_reserves(
    stream: Stream, held: Mapping[str, int], selected: Mapping[str, int], size: int
) -> Mapping[str, int]:
    share = stream.reserve.value if stream.reserve else Fraction(0)
    left = {name: held[name] - selected[name] for name in held}
    return allocate(left, share_of(size, share))


def _pick(
    stream: Stream,
    strata: Mapping[str, list[Case]],
    seed: str,
    selected: Mapping[str, int],
    reserves: Mapping[str, int],
    role: Role,
) -> Iterator[tuple[Case, str, Role]]:
    """The first of each stratum in chance's order are selected, the next are its reserves; together in chance's
    order.
    """

    def chance(case: Case) -> tuple[int, str]:
        return draw_number(seed, stream.id, "order", case.reference), case.reference

    picked: list[tuple[Case, str]] = []
    for name, members in strata.items():
        ordered = sorted(members, key=chance)
        start, count = (0, selected[name]) if role == "selected" else (selected[name], reserves[name])
        picked.extend((case, name) for case in ordered[start : start + count])
    yield from ((case, name, role) for case, name in sorted(picked, key=lambda one: chance(one[0])))
