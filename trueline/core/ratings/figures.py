"""Which figures does a rating rest on?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

from trueline.core.estimates import Scores, print_percent
from trueline.core.frameworks import Edition

#: The caveats that bear on a rating; a wider margin is told beside the figure and is no doubt about it.
_BEARING = ("caveat.unknown", "caveat.stream", "caveat.one-sided")


@dataclass(frozen=True)
class Spread:
    """Where a score lies among those of the inspections so far: the lowest, the highest and the average of them."""

    lowest: int
    highest: int
    average: int


def find_spread(percents: Sequence[int]) -> Spread | None:
    """The spread of some printed percentages, its average printed half up; None without any."""
    if not percents:
        return None
    return Spread(min(percents), max(percents), print_percent(Fraction(sum(percents), 100 * len(percents))))


@dataclass(frozen=True)
class Figure:
    """A question's printed percentage; where they are known also the cases behind it and those it stands for, the
    ``peers`` it is told beside, or the percentage ``as_given`` before it was rounded. ``is_worked_back`` marks cases
    met that were worked back from the percentage, where more than one number of them prints so.
    """

    percent: int
    met: int | None = None
    n: int | None = None
    population: int | None = None
    has_caveat: bool = False
    as_given: Fraction | None = None
    is_worked_back: bool = False
    peers: Spread | None = None

    @property
    def exact(self) -> Fraction:
        """The exact percentage where the cases are known, else the one given, else the printed one."""
        if self.n and self.met is not None and not self.is_worked_back:
            return Fraction(100 * self.met, self.n)
        return Fraction(self.percent) if self.as_given is None else self.as_given


@dataclass(frozen=True)
class Figures:
    """What an inspection has to rate with: figures by key question, and ratings given by standard."""

    by_question: Mapping[str, Figure] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)


def figure_from_cases(
    percent: int, n: int, *, population: int | None = None, has_caveat: bool = False, as_given: Fraction | None = None
) -> Figure:
    """A printed percentage with its denominator: the cases met are worked back, as the number nearest to the percentage
    of those that print so; None where none does.
    """
    lowest, beyond = ceil(Fraction(n * (2 * percent - 1), 200)), ceil(Fraction(n * (2 * percent + 1), 200))
    fitting = range(max(0, lowest), min(n + 1, beyond))
    # The percentage lies between the ends, so that where any number of cases prints as it, the nearest one does.
    met = min(max(round(Fraction(percent * n, 100)), fitting[0]), fitting[-1]) if fitting else None
    return Figure(percent, met, n, population, has_caveat, as_given, is_worked_back=len(fitting) > 1)


def select_figures(edition: Edition, organisation: str, own: Figures, joint: Figures) -> Figures:
    """What an organisation is judged on: the figures of the cases it holds, and those of all cases where it answers for
    the work whoever holds the case, as for court reports; not those where another does.
    """
    held = {id_: one for id_, one in own.by_question.items() if edition.find_accountable(id_) is None}
    fixed = {id_: one for id_, one in joint.by_question.items() if edition.find_accountable(id_) == organisation}
    return Figures({**held, **fixed}, own.given)


def figures_from_scores(scores: Scores, organisation: str = "") -> Figures:
    """The estimates of an inspection as figures: the joint ones, or those of one organisation."""
    figures = {}
    for estimate in scores.estimates:
        if estimate.percent is not None and estimate.organisation == organisation:
            counts = estimate.counts
            bears = any(caveat.code in _BEARING for caveat in estimate.caveats)
            # Of weighed cases those met do not make the percentage, so how firm a rating is cannot be told from them.
            met, exact = (counts.met, None) if estimate.weighed is None else (None, 100 * estimate.weighed)
            figures[estimate.question] = Figure(estimate.percent, met, counts.n, estimate.population, bears, exact)
    return Figures(figures)
