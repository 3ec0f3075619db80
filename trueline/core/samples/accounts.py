"""How was a sample drawn, and how like the population is it? One page that anyone can check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from trueline.core.caseloads import Case, Eligibility, is_restricted
from trueline.core.frameworks import KnownValue, Margin, Stream
from trueline.core.reasons import Reason
from trueline.core.samples.demands import Demands, Design, state_demands
from trueline.core.samples.drawing import ALGORITHM
from trueline.core.samples.drawn import Sample
from trueline.core.samples.shortfalls import tell_chances, tell_shortfalls


@dataclass(frozen=True)
class Achieved:
    """One category of a margin: its cases among the eligible, its proportional share of the sample (of the remainder,
    once minimums are met), and what was drawn. ``minimum`` is the fewest it had to have.
    """

    category: str
    eligible: int
    target: Fraction
    drawn: int
    minimum: int = 0

    @property
    def deviation(self) -> Fraction:
        """Cases drawn beyond the share, negative when short of it."""
        return self.drawn - self.target


@dataclass(frozen=True)
class Officers:
    """How many officers have a case in the sample; how many would be expected without care for them, and at most if
    chances are to stay as they are: Σ min(1, Σπ), over the officers, of their cases' probabilities. In tenths.
    """

    reached: int
    of: int
    expected: Fraction
    ceiling: Fraction
    most_cases: int


@dataclass(frozen=True)
class Restricted:
    """How many cases only readers with clearance may see: of the eligible, in the sample and in reserve."""

    eligible: int
    drawn: int
    reserves: int


@dataclass(frozen=True)
class Replacement:
    """A case that fell out, why, and the reserve that stands in for it. ``reasons`` say why that one."""

    reference: str
    by: str
    why: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Extension:
    """A sample made larger: from how many cases, to how many, and the seed of the draw that added them."""

    before: int
    after: int
    seed: str


@dataclass(frozen=True)
class Account:
    """The account of one draw. ``listed`` are the rows of the longlist, ``population`` the eligible cases, ``officers``
    those with a case in the sample; ``restricted`` is None where the longlist does not tell. ``shortfalls`` say what
    could not be held, which demands contradict each other, and by how much each gave way.
    """

    stream: str
    provider: str
    as_at: date
    listed: int
    population: int
    opens: date | None
    closes: date | None
    set_aside: Mapping[str, int]
    size: int
    sized_on: int
    reserves: int
    margins: Mapping[str, tuple[Achieved, ...]]
    seed: str
    algorithm: str
    fingerprint: str
    workings: tuple[Reason, ...]
    officers: int = 0
    file: str = ""
    reach: Officers | None = None
    officer_cap: int | None = None
    restricted: Restricted | None = None
    chances: tuple[Reason, ...] = ()
    shortfalls: tuple[Reason, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    extensions: tuple[Extension, ...] = ()


def write_account(
    stream: Stream,
    eligibility: Eligibility,
    sample: Sample,
    *,
    provider: str,
    as_at: date,
    fingerprint: str,
    file: str = "",
) -> Account:
    """The account of a draw; ``fingerprint`` is the SHA-256 of the longlist's bytes, ``file`` its name."""
    blank = Account(
        stream=stream.id,
        provider=provider,
        as_at=as_at,
        listed=len(eligibility.eligible) + len(eligibility.set_aside),
        population=len(eligibility.eligible),
        opens=eligibility.opens,
        closes=eligibility.closes,
        set_aside=dict(eligibility.count_reasons()),
        size=0,
        sized_on=sample.size.population,
        reserves=0,
        margins={},
        seed=sample.seed,
        algorithm=sample.algorithm,
        fingerprint=fingerprint,
        workings=(),
        file=file,
    )
    return update_account(blank, stream, eligibility.eligible, sample)


def update_account(account: Account, stream: Stream, eligible: Sequence[Case], sample: Sample) -> Account:
    """The account with everything that follows from the cases now in the sample."""
    demands = describe_demands(stream, eligible, sample)
    drawn = {case.reference for case in sample.selected}
    counts = demands.count(place for place, case in enumerate(eligible) if case.reference in drawn)
    updated = replace(
        account,
        size=len(sample.selected),
        reserves=len(sample.reserves),
        margins={margin.heading: _measure(stream, margin, demands, counts) for margin in stream.margins},
        workings=sample.size.reasons,
        officers=len({case.get(stream.officer or "") for case in sample.selected} - {""}),
        restricted=_count_restricted(stream, eligible, sample),
    )
    if sample.algorithm != ALGORITHM:
        return updated
    return replace(
        updated,
        reach=_count_officers(demands, counts) if stream.officer else None,
        officer_cap=stream.officer_cap.value if stream.officer_cap else None,
        chances=tuple(tell_chances(stream, demands)),
        shortfalls=tuple(tell_shortfalls(stream, demands, counts)),
    )


def _count_restricted(stream: Stream, eligible: Sequence[Case], sample: Sample) -> Restricted | None:
    if not any(case.get(heading) for case in eligible for heading in stream.restricted):
        return None
    groups = (eligible, sample.selected, [one.case for one in sample.reserves])
    return Restricted(*(sum(is_restricted(stream, case) for case in cases) for cases in groups))


def describe_demands(stream: Stream, eligible: Sequence[Case], sample: Sample) -> Demands:
    """What a sample of its size had to hold, by the algorithm that drew it."""
    if sample.algorithm != ALGORITHM:
        return state_demands(Design(stream, len(sample.selected), None, has_minimums=False), eligible)
    cap = stream.officer_cap.value if stream.officer_cap else None
    return state_demands(Design(stream, len(sample.selected), cap), eligible)


def _measure(stream: Stream, margin: Margin, demands: Demands, counts: Sequence[int]) -> tuple[Achieved, ...]:
    """The categories in the order of the edition, then of the alphabet: never by size, which would tell small numbers
    that a release hides.
    """
    known = [value.group if margin.by_group else value.title for value in _find_values(stream, margin)]
    places = {name: place for place, name in reversed(list(enumerate(known)))}
    achieved = (
        Achieved(one.category, one.held, one.share, count, one.minimum)
        for one, count in zip(demands.demands, counts, strict=True)
        if one.kind == "margin" and one.heading == margin.heading
    )
    return tuple(sorted(achieved, key=lambda one: (places.get(one.category, len(known)), one.category)))


def _find_values(stream: Stream, margin: Margin) -> tuple[KnownValue, ...]:
    heading = stream.heading_by_id.get(margin.heading)
    return heading.values if heading else ()


def _count_officers(demands: Demands, counts: Sequence[int]) -> Officers:
    rows = [row for row, one in enumerate(demands.demands) if one.kind == "officer"]
    missed = dict.fromkeys(rows, 1.0)
    for counted, chance in zip(demands.counted, demands.chances, strict=True):
        if counted[-1] in missed:
            missed[counted[-1]] *= 1 - float(chance)
    return Officers(
        reached=sum(counts[row] > 0 for row in rows),
        of=len(rows),
        expected=_to_tenths(len(rows) - sum(missed.values())),
        ceiling=_to_tenths(float(sum(min(Fraction(1), demands.demands[row].expected) for row in rows))),
        most_cases=max((counts[row] for row in rows), default=0),
    )


def _to_tenths(number: float) -> Fraction:
    return Fraction(round(10 * number), 10)
