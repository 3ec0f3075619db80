"""What people do with figures: rate them."""

from dataclasses import dataclass
from pathlib import Path

from trueline.actions.desk.frameworks import get_framework
from trueline.core.frameworks import Edition
from trueline.core.ratings import Ratings, rate
from trueline.intake.figure_files import read_figures


@dataclass(frozen=True)
class RatedFigures:
    """The ratings that a figures file gives under an edition."""

    edition: Edition
    ratings: Ratings


def rate_figures(figures: Path, framework: str) -> RatedFigures:
    """Rate a figures file under an edition; refused when anything in it is wrong."""
    edition = get_framework(framework)
    return RatedFigures(edition, rate(edition, read_figures(figures, edition)))
