"""What is the overall rating?"""

from collections.abc import Mapping
from dataclasses import dataclass

from trueline.core.frameworks import RatingRules
from trueline.core.reasons import Figure, Reason


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
    most = counted * max(rating.points for rating in rules.scale)
    if rules.composite is None or not ratings:
        return Overall(None, points, most, counted, (Reason("overall.none"),))
    summed = Reason("overall.sum", {"points": points, "most": most, "counted": counted})
    floor = 0
    for cut in rules.composite.cuts:
        ceiling = int(cut.per_standard * counted)
        if points <= ceiling:
            figures: dict[str, Figure] = {"low": floor, "high": ceiling, "counted": counted, "rating": cut.rating}
            return Overall(cut.rating, points, most, counted, (summed, Reason("overall.cut", figures)))
        floor = ceiling + 1
    top = Reason("overall.cut", {"low": floor, "high": most, "counted": counted, "rating": rules.composite.best})
    return Overall(rules.composite.best, points, most, counted, (summed, top))
