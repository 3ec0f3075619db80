"""Which figures does a rating rest on?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from trueline.core.estimates import Scores, print_percent


@dataclass(frozen=True)
class Figure:
    """A key question's printed percentage; where they are known also the cases behind it and those it stands for, or
    the percentage ``as_given`` before it was rounded.
    """

    percent: int
    met: int | None = None
    n: int | None = None
    population: int | None = None
    has_caveat: bool = False
    as_given: Fraction | None = None

    @property
    def exact(self) -> Fraction:
        """The exact percentage where the cases are known, else the one given, else the printed one."""
        if self.n and self.met is not None:
            return Fraction(100 * self.met, self.n)
        return Fraction(self.percent) if self.as_given is None else self.as_given


@dataclass(frozen=True)
class Figures:
    """What an inspection has to rate with: figures by key question, and ratings given by standard."""

    by_question: Mapping[str, Figure] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)


def figure_from_cases(percent: int, n: int) -> Figure:
    """A printed percentage with its denominator: the cases met are worked back where only one number of them prints
    so.
    """
    fitting = [met for met in range(n + 1) if print_percent(Fraction(met, n)) == percent]
    return Figure(percent, fitting[0] if len(fitting) == 1 else None, n)


def figures_from_scores(scores: Scores, given: Mapping[str, str]) -> Figures:
    """The joint estimates of an inspection as figures, beside the ratings given for domain one."""
    figures = {}
    for estimate in scores.estimates:
        if estimate.percent is not None and not estimate.organisation:
            counts = estimate.counts
            bears = any(caveat.code in ("caveat.unknown", "caveat.stream") for caveat in estimate.caveats)
            figures[estimate.question] = Figure(estimate.percent, counts.met, counts.n, estimate.population, bears)
    return Figures(figures, dict(given))
