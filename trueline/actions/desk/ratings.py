"""What people do with figures: rate them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trueline.actions.desk.frameworks import get_framework
from trueline.core.frameworks import Edition
from trueline.core.ratings import Ratings, StandardRating, rate, select_figures
from trueline.intake.figure_files import read_figures


@dataclass(frozen=True)
class RatedFigures:
    """The ratings that a figures file gives under an edition, jointly and by organisation where it tells them apart,
    and its columns that nothing reads.
    """

    edition: Edition
    ratings: Ratings
    by_organisation: Mapping[str, Ratings]
    unknown_columns: tuple[str, ...]


def rate_figures(figures: Path, framework: str) -> RatedFigures:
    """Rate a figures file under an edition; refused when anything in it is wrong."""
    edition = get_framework(framework)
    file = read_figures(figures, edition)
    joint = rate(edition, file.figures, file.decisions)
    held = {one: select_figures(edition, one, own, file.figures) for one, own in file.by_organisation.items()}
    apart = {one: rate(edition, selected, file.decisions, one) for one, selected in held.items()}
    return RatedFigures(edition, joint, apart, file.unknown_columns)


def describe_rated(rated: RatedFigures) -> dict[str, object]:
    """Ratings as a document, those by organisation under ``organisations``."""
    joint = _describe_ratings(rated.ratings)
    apart = {organisation: _describe_ratings(ratings) for organisation, ratings in rated.by_organisation.items()}
    return {**joint, "organisations": apart} if apart else joint


def _describe_ratings(ratings: Ratings) -> dict[str, object]:
    overall = ratings.overall
    return {
        "overall": {
            "rating": overall.rating,
            "points": overall.points,
            "most": overall.most,
            "counted": overall.counted,
            "reasons": [reason.as_record() for reason in overall.reasons],
        },
        "standards": [_describe_standard(one) for one in ratings.standards],
    }


def _describe_standard(one: StandardRating) -> dict[str, object]:
    firm = one.firmness
    described: dict[str, object] = {
        "id": one.standard,
        "rating": one.rating,
        "computed": one.computed,
        "deciding": one.deciding,
        "score": None if one.score is None else round(float(one.score), 4),
        "reasons": [reason.as_record() for reason in one.reasons],
        "considered": [reason.as_record() for reason in one.considered],
    }
    if firm:
        described["up"] = {"cases": firm.up.cases, "rating": firm.up.rating} if firm.up else None
        described["down"] = {"cases": firm.down.cases, "rating": firm.down.rating} if firm.down else None
        described["likely"] = {rating: round(share, 4) for rating, share in firm.likely.items()}
    return described
