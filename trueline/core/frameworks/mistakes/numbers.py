"""Does every number and day of an edition lie where it can mean something?"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from trueline.core.frameworks.bases import Setting
from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.mistakes.mistakes import Mistake, Path
from trueline.core.frameworks.mistakes.places import list_streams
from trueline.core.frameworks.streams import LEAST_MARGIN, MOST_CONFIDENCE, Stream


@dataclass(frozen=True)
class Range:
    """The numbers from ``lowest`` to ``highest`` (None without end), both included, in words, and what to write."""

    lowest: Fraction
    highest: Fraction | None
    told: str
    remedy: str


_LEVEL = Range(LEAST_MARGIN, MOST_CONFIDENCE, "between 0 and 1", "Write 80 per cent as 0.8")
_SHARE = Range(Fraction(0), Fraction(1), "a share from 0 to 1", "Write 10 per cent as 0.1")
_COUNT = Range(Fraction(0), None, "0 or more", "Write a whole number")
_ONE = Range(Fraction(1), None, "1 or more", "Write a whole number")
_PRIOR = Range(Fraction(1, 1000), Fraction(1000), "above 0", "Write 1/2 for Jeffreys’ prior, 1 for a flat one")
_TIME = Range(Fraction(0), Fraction(36_500), "a number of months or days from 0 to 36,500", "Write a whole number")
_FACTOR = Range(Fraction(0), Fraction(1000), "0 or more", "Write a number such as 3/2")
_POINTS = Range(Fraction(0), Fraction(100), "a number of points from 0 to 100", "Write a number of percentage points")


def check_numbers(edition: Edition) -> Iterator[Mistake]:
    """Shares are shares, counts are counts, and levels lie strictly between nothing and all."""
    listed = [*_list_rating_numbers(edition)]
    for path, stream in list_streams(edition):
        listed += _list_sample_numbers(path, stream)
    for path, setting, range_ in listed:
        value = setting.value if isinstance(setting, Setting) else setting
        if value is None or (range_.lowest <= value and (range_.highest is None or value <= range_.highest)):
            continue
        yield Mistake(path, f"{path[-1]} is {value}, and not {range_.told}", range_.remedy)


Listed = tuple[Path, Setting[int] | Setting[Fraction] | int | Fraction | None, Range]


def _list_rating_numbers(edition: Edition) -> Iterator[Listed]:
    rules = edition.ratings
    for r, rating in enumerate(rules.scale):
        yield ("ratings", "scale", r, "points"), rating.points, _COUNT
    yield ("ratings", "estimates", "level"), rules.estimates.level, _LEVEL
    yield ("ratings", "estimates", "unknown_share"), rules.estimates.unknown_share, _SHARE
    yield ("ratings", "estimates", "prior"), rules.estimates.prior, _PRIOR
    yield ("ratings", "comparison", "in_line"), rules.comparison.in_line, _POINTS
    yield ("ratings", "comparison", "fewest_inspections"), rules.comparison.fewest_inspections, _ONE
    yield ("ratings", "release", "count"), rules.release.count, _COUNT
    yield ("ratings", "release", "base"), rules.release.base, _COUNT
    for c, cut in enumerate(rules.composite.cuts if rules.composite else ()):
        yield ("ratings", "composite", "cuts", c, "per_standard"), cut.per_standard, _FACTOR
    if rules.discretion:
        yield ("ratings", "discretion", "points"), rules.discretion.points, _POINTS
        yield ("ratings", "discretion", "cases"), rules.discretion.cases, _COUNT
        yield ("ratings", "discretion", "few"), rules.discretion.few, _COUNT
    yield ("wording", "tolerance"), edition.wording.tolerance, _POINTS


def _list_sample_numbers(path: Path, stream: Stream) -> Iterator[Listed]:
    yield (*path, "size", "confidence"), stream.size.confidence, _LEVEL
    yield (*path, "size", "margin"), stream.size.margin, _LEVEL
    yield (*path, "size", "number"), stream.size.number, _ONE
    yield (*path, "reserve"), stream.reserve, _SHARE
    yield (*path, "officer_cap"), stream.officer_cap, _ONE
    if stream.window:
        yield (*path, "window", "nearest"), stream.window.nearest, _COUNT
        yield (*path, "window", "furthest"), stream.window.furthest, _TIME
    for m, margin in enumerate(stream.margins):
        place = (*path, "margins", m, "minimums")
        yield from (((*place, value), least, _COUNT) for value, least in margin.minimums.items())


def check_days(edition: Edition) -> Iterator[Mistake]:
    """An edition comes into force before it ends, and stages follow each other in time."""
    if edition.ended and edition.ended < edition.in_force:
        yield Mistake(("ended",), f"it ended before it was in force, on {edition.in_force}", "Correct one of the days")
    latest: int | None = None
    for s, stage in enumerate(edition.stages.stages):
        if stage.days is not None and latest is not None and stage.days < latest:
            what = f"the stage “{stage.id}” begins on day {stage.days}, and one above it on day {latest}"
            yield Mistake(("stages", "stages", s, "days"), what, "Write the stages in the order of their days")
        latest = stage.days if latest is None or (stage.days or latest) > latest else latest


CHECKS = (check_numbers, check_days)
