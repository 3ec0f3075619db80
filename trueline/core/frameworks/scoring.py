"""How do answers become figures, and figures ratings? Every number here is a setting of the edition, with its basis."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from trueline.core.frameworks.bases import Basis, Setting, Text

MethodKind = Literal["lowest-key-question", "characteristics", "mean-above-line", "sufficiency", "scores"]


@dataclass(frozen=True)
class Rating:
    """One step of the scale; the scale is written best first."""

    id: str
    title: Text
    points: int


@dataclass(frozen=True)
class Band:
    """Percentages from ``lowest`` up to but not including ``below`` earn ``rating``. The top band has no ``below``."""

    rating: str
    lowest: Fraction
    basis: Basis
    below: Fraction | None = None


@dataclass(frozen=True)
class Method:
    """How the standards that name it are judged. ``decide_on`` says whether the band is looked up with the printed
    whole percentage or the exact one; ``mean_over``, for a score that is a mean, whether it is that of all questions or
    that of the means of the key questions.
    """

    id: str
    kind: MethodKind
    title: Text
    basis: Basis
    decide_on: Literal["printed", "exact"] = "printed"
    bands: tuple[Band, ...] = ()
    mean_over: Literal["questions", "key-questions"] = "questions"


@dataclass(frozen=True)
class Discretion:
    """When the ratings panel looks at a computed rating: within so many ``points`` of a boundary, when so many
    ``cases`` would change it, when it rests on ``few`` cases or fewer, and under a caveat where ``caveats`` says so.
    """

    points: Setting[int]
    cases: Setting[int]
    few: Setting[int]
    caveats: Setting[bool]
    basis: Basis


@dataclass(frozen=True)
class Cut:
    """The overall rating ``rating`` goes up to ``per_standard`` points for each rated standard, rounded down."""

    rating: str
    per_standard: Fraction
    basis: Basis


@dataclass(frozen=True)
class Composite:
    """The overall rating: points of the rated standards summed, and cut. The best rating takes what lies above the
    last cut.
    """

    cuts: tuple[Cut, ...]
    best: str
    basis: Basis


@dataclass(frozen=True)
class Comparison:
    """When a figure is in line with a comparator, in whole points, and from how many inspections one may come."""

    in_line: Setting[int]
    fewest_inspections: Setting[int]
    basis: Basis


@dataclass(frozen=True)
class EstimateRules:
    """How a proportion is estimated. ``level`` is that of the intervals; a share not known above ``unknown_share`` is
    a caveat; ``prior`` is the p of the Beta(p, p) from which the probability of a rating is worked out.
    """

    interval: Literal["wilson", "logit", "exact"]
    level: Setting[Fraction]
    unknown_share: Setting[Fraction]
    prior: Setting[Fraction]
    basis: Basis


@dataclass(frozen=True)
class Release:
    """What is hidden in crossings with personal characteristics: counts under ``count``, percentages from under
    ``base``.
    """

    count: Setting[int]
    base: Setting[int]
    basis: Basis


@dataclass(frozen=True)
class RatingRules:
    """Everything between an answer and the overall rating. The ``scale`` may be empty where an edition only scores,
    and hold judgement phrases where one judges in words; without ``discretion`` no panel looks at ratings, and
    without ``composite`` there is no overall rating.
    """

    scale: tuple[Rating, ...]
    methods: tuple[Method, ...]
    estimates: EstimateRules
    comparison: Comparison
    release: Release
    basis: Basis
    discretion: Discretion | None = None
    composite: Composite | None = None

    @cached_property
    def method_by_id(self) -> dict[str, Method]:
        """The methods by their ids."""
        return {method.id: method for method in self.methods}

    @cached_property
    def rating_by_id(self) -> dict[str, Rating]:
        """The steps of the scale by their ids."""
        return {rating.id: rating for rating in self.scale}
