"""Which figures, put in, must give which results? An edition carries these examples; checking it runs them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True)
class RatingExample:
    """Percentages of questions, whole or exact, and given ratings of standards; then the ratings and scores of
    standards, how many questions of a standard were met in at least half of the cases (``sufficient``), the points and
    the overall rating.
    """

    id: str
    says: str
    given: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, Fraction] = field(default_factory=dict)
    ratings: Mapping[str, str] = field(default_factory=dict)
    scores: Mapping[str, Fraction] = field(default_factory=dict)
    sufficient: Mapping[str, int] = field(default_factory=dict)
    points: int | None = None
    overall: str | None = None
    source: str = ""


@dataclass(frozen=True)
class SizeExample:
    """The sample size that a population of so many cases must give."""

    stream: str
    population: int
    size: int


@dataclass(frozen=True)
class EstimateExample:
    """Answers met and not met; then the printed percentage and, where given, its interval in whole percent."""

    says: str
    met: int
    not_met: int
    percent: int
    population: int | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class ComparisonExample:
    """A printed figure and its comparator; then how they must compare."""

    question: str
    value: int
    against: int
    verdict: str


@dataclass(frozen=True)
class PhraseExample:
    """A printed percentage; then the words the tool must write for it."""

    percent: int
    words: str


@dataclass(frozen=True)
class SpreadExample:
    """Scores of the inspections so far; then the lowest, the highest and the average of them."""

    scores: tuple[int, ...]
    lowest: int
    highest: int
    average: int


@dataclass(frozen=True)
class NeedExample:
    """How many cases have each need (by the ids of the prompts), and in how many enough was done; then the needs in the
    order of their ranks, and the percentages done.
    """

    display: str
    cases: Mapping[str, int]
    done: Mapping[str, int]
    ranked: tuple[str, ...]
    percents: Mapping[str, int]


@dataclass(frozen=True)
class Examples:
    """The examples of an edition, by kind."""

    ratings: tuple[RatingExample, ...] = ()
    sizes: tuple[SizeExample, ...] = ()
    estimates: tuple[EstimateExample, ...] = ()
    comparisons: tuple[ComparisonExample, ...] = ()
    phrases: tuple[PhraseExample, ...] = ()
    spreads: tuple[SpreadExample, ...] = ()
    needs: tuple[NeedExample, ...] = ()
