"""How was a sample drawn, and how like the population is it? One page that anyone can check."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from trueline.core.caseloads import Eligibility
from trueline.core.frameworks import KnownValue, Margin, Stream
from trueline.core.reasons import Reason
from trueline.core.samples.drawing import Sample, category


@dataclass(frozen=True)
class Achieved:
    """One category of a margin: its cases among the eligible, its proportional share of the sample, and what was
    drawn.
    """

    category: str
    eligible: int
    target: Fraction
    drawn: int

    @property
    def deviation(self) -> Fraction:
        """Cases drawn beyond the share, negative when short of it."""
        return self.drawn - self.target


@dataclass(frozen=True)
class Account:
    """The account of one draw. ``listed`` are the rows of the longlist, ``population`` the eligible cases."""

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


def write_account(
    stream: Stream, eligibility: Eligibility, sample: Sample, *, provider: str, as_at: date, fingerprint: str
) -> Account:
    """The account of a draw; ``fingerprint`` is the SHA-256 of the longlist's bytes."""
    reserves = sum(drawn.role == "reserve" for drawn in sample.cases)
    return Account(
        stream=stream.id,
        provider=provider,
        as_at=as_at,
        listed=len(eligibility.eligible) + len(eligibility.set_aside),
        population=len(eligibility.eligible),
        opens=eligibility.opens,
        closes=eligibility.closes,
        set_aside=dict(eligibility.count_reasons()),
        size=len(sample.selected),
        sized_on=sample.size.population,
        reserves=reserves,
        margins={margin.heading: _measure(stream, margin, eligibility, sample) for margin in stream.margins},
        seed=sample.seed,
        algorithm=sample.algorithm,
        fingerprint=fingerprint,
        workings=sample.size.reasons,
        officers=len({case.get(stream.officer or "") for case in sample.selected} - {""}),
    )


def _measure(stream: Stream, margin: Margin, eligibility: Eligibility, sample: Sample) -> tuple[Achieved, ...]:
    """The categories in the order of the edition, then of the alphabet: never by size, which would tell small numbers
    that a release hides.
    """
    eligible = Counter(category(stream, margin, case) for case in eligibility.eligible)
    drawn = Counter(category(stream, margin, case) for case in sample.selected)
    size, population = len(sample.selected), sum(eligible.values())
    known = [value.group if margin.by_group else value.title for value in _find_values(stream, margin)]
    places = {name: place for place, name in reversed(list(enumerate(known)))}
    return tuple(
        Achieved(name, count, Fraction(size * count, population), drawn[name])
        for name, count in sorted(eligible.items(), key=lambda held: (places.get(held[0], len(known)), held[0]))
    )


def _find_values(stream: Stream, margin: Margin) -> tuple[KnownValue, ...]:
    heading = stream.heading_by_id.get(margin.heading)
    return heading.values if heading else ()
