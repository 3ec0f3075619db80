"""How does a standard come to its rating? One function for each kind of method; which one, and with what bands, is
data.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from trueline.core.frameworks import Band, Edition, Method, MethodKind, Standard
from trueline.core.ratings.figures import Figure, Figures
from trueline.core.reasons import Reason, Value


@dataclass(frozen=True)
class Computed:
    """What a method makes of a standard: a rating of the scale, or None with the reason why there is none.

    ``deciding`` names the key question that decided, where one did; ``score`` is in per cent, for methods that score.
    """

    rating: str | None
    reasons: tuple[Reason, ...]
    deciding: str | None = None
    score: Fraction | None = None


def find_band(method: Method, percent: Fraction) -> Band:
    """The band that holds a percentage; LookupError where the bands leave a hole, which checking the edition tells."""
    for band in method.bands:
        if band.lowest <= percent and (band.below is None or percent < band.below):
            return band
    raise LookupError(f"no band of {method.id} holds {percent}")


def take_lowest(_edition: Edition, method: Method, standard: Standard, figures: Figures) -> Computed:
    """The band of the lowest key question; the first in order where several are lowest."""
    asked = [question.id for question in standard.key_questions if question.summary]
    missing = [question for question in asked if question not in figures.by_question]
    if missing or not asked:
        return Computed(None, (Reason("rating.figures-missing", {"missing": ", ".join(missing)}),))
    by_question = {question: figures.by_question[question] for question in asked}
    deciding = min(by_question, key=lambda question: _decide_on(method, by_question[question]))
    figure = by_question[deciding]
    decides = _decide_on(method, figure)
    band = find_band(method, decides)
    lowest = Reason(
        "rating.lowest" if len(asked) > 1 else "rating.only",
        {"question": deciding, "percent": decides, "of": len(asked)},
    )
    other = find_band(method, figure.exact if method.decide_on == "printed" else Fraction(figure.percent))
    if other.rating == band.rating:
        return Computed(band.rating, (lowest, _tell_band(band)), deciding)
    figures_told: dict[str, Value] = {"exact": figure.exact, "percent": figure.percent, "other": other.rating}
    return Computed(
        band.rating, (lowest, _tell_band(band), Reason(f"rating.{method.decide_on}-decides", figures_told)), deciding
    )


def _decide_on(method: Method, figure: Figure) -> Fraction:
    return Fraction(figure.percent) if method.decide_on == "printed" else figure.exact


def _tell_band(band: Band) -> Reason:
    if band.below is None:
        return Reason("rating.band-top", {"lowest": band.lowest, "rating": band.rating})
    return Reason("rating.band", {"lowest": band.lowest, "below": band.below, "rating": band.rating})


def leave_to_evidence(_edition: Edition, _method: Method, standard: Standard, _figures: Figures) -> Computed:
    """No arithmetic: the rating is what inspectors judge on evidence against the ratings characteristics."""
    return Computed(None, (Reason("rating.not-judged", {"standard": standard.id}),))


METHODS: Mapping[MethodKind, Callable[[Edition, Method, Standard, Figures], Computed]] = {
    "lowest-key-question": take_lowest,
    "characteristics": leave_to_evidence,
}
