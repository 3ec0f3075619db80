"""How does a figure compare with those of its peers?"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from trueline.core.estimates.counts import print_percent
from trueline.core.frameworks import Comparison
from trueline.core.problems import Problem, Refused
from trueline.core.reasons import Reason

Verdict = Literal["above", "in-line", "below"]


@dataclass(frozen=True)
class Comparator:
    """A printed figure to compare with: whose it is (``peers``), as of when, from how many inspections, and whether
    it was given to us as it stands or computed here.
    """

    question: str
    percent: int
    peers: str
    as_at: str = ""
    is_given: bool = True
    inspections: int | None = None


@dataclass(frozen=True)
class Compared:
    """A verdict on printed figures and why. ``gap`` is in points, positive when the figure is the higher one."""

    verdict: Verdict
    gap: int
    reasons: tuple[Reason, ...]


def compare(percent: int, comparator: Comparator, rules: Comparison) -> Compared:
    """In line within the edition's number of points, else above or below."""
    gap = percent - comparator.percent
    within = rules.in_line.value
    verdict: Verdict = "in-line" if abs(gap) <= within else "above" if gap > 0 else "below"
    figures = {"percent": percent, "against": comparator.percent, "gap": gap, "within": within}
    return Compared(verdict, gap, (Reason(f"comparison.{verdict}", figures),))


def compute_comparator(question: str, percents: list[int], peers: str, rules: Comparison) -> Comparator:
    """The plain average of printed figures. Refused when there are fewer inspections than the edition asks for."""
    fewest = rules.fewest_inspections.value
    if len(percents) < fewest:
        raise Refused(
            Problem(
                f"{len(percents)} inspections are too few to compare with",
                f"Wait until there are {fewest}, or give a comparator with its source",
                field=question,
                value=peers,
            )
        )
    average = print_percent(Fraction(sum(percents), 100 * len(percents)))
    return Comparator(question, average, peers, is_given=False, inspections=len(percents))
