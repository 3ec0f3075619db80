"""What is the overall rating?"""

from collections.abc import Mapping
from dataclasses import dataclass

from trueline.core.frameworks import RatingRules
from trueline.core.reasons import Reason, Value


@dataclass(frozen=True)
class Overall:
    """The overall rating with its sum. ``rating`` is None where an edition has none, or no standard is rated."""

    rating: str | None
    points: int
    most: int
    counted: int
    reasons: tuple[Reason, ...]


def sum_up(rules: RatingRules, ratings: Mapping[str, str]) -> Overall:
    """Points of the counted standards summed without weights and cut by the edition's composite.

    With n rated standards a cut of 3/2 goes up to floor(1.5·n) points: 15 for ten standards, 13 for nine.
    """
    counted = len(ratings)
    points = sum(rules.rating_by_id[rating].points for rating in ratings.values())
    most = counted * max((rating.points for rating in rules.scale), default=0)
    if rules.composite is None or not ratings:
        return Overall(None, points, most, counted, (Reason("overall.none"),))
    summed = Reason("overall.sum", {"points": points, "most": most, "counted": counted})
    floor = 0
    for cut in rules.composite.cuts:
        ceiling = int(cut.per_standard * counted)
        if points <= ceiling:
            why = _tell_cut(floor, ceiling, counted, cut.rating)
            return Overall(cut.rating, points, most, counted, (summed, why))
        floor = ceiling + 1
    best = rules.composite.best
    return Overall(best, points, most, counted, (summed, _tell_cut(floor, most, counted, best)))


def _tell_cut(low: int, high: int, counted: int, rating: str) -> Reason:
    figures: dict[str, Value] = {"low": low, "high": high, "counted": counted, "rating": rating}
    return Reason("overall.cut" if low < high else "overall.cut-one", figures)
