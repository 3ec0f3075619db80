"""Do the bands, points and words of an edition leave no percentage without a place, and none with two?"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.mistakes.mistakes import Mistake, Path, find_missing, find_repeated
from trueline.core.frameworks.scoring import Method

_TOP = Fraction(100)


def check_scale(edition: Edition) -> Iterator[Mistake]:
    """Ratings and methods are unique, by their titles too, and a better rating has more points."""
    scale = edition.ratings.scale
    path: Path = ("ratings", "scale")
    yield from find_repeated([((*path, r, "id"), rating.id) for r, rating in enumerate(scale)], "ratings")
    titles = [((*path, r, "title"), rating.title.en) for r, rating in enumerate(scale)]
    yield from find_repeated(titles, "ratings", "title")
    methods = [(("ratings", "methods", m, "id"), method.id) for m, method in enumerate(edition.ratings.methods)]
    yield from find_repeated(methods, "methods")
    for r, (better, worse) in enumerate(pairwise(scale), start=1):
        if worse.points >= better.points:
            what = f"“{worse.id}” has no fewer points than “{better.id}” above it"
            yield Mistake((*path, r, "points"), what, "Write the scale best first")


def check_bands(edition: Edition) -> Iterator[Mistake]:
    """The bands of a method cover 0 to 100 without overlap or hole, a better rating above a worse one."""
    for m, method in enumerate(edition.ratings.methods):
        path: Path = ("ratings", "methods", m, "bands")
        for b, band in enumerate(method.bands):
            yield from find_missing((*path, b, "rating"), band.rating, edition.ratings.rating_by_id, "rating")
        if method.bands:
            yield from _check_cover(path, method)
            yield from _check_order(path, method, [rating.id for rating in edition.ratings.scale])
        elif method.kind == "lowest-key-question":
            yield Mistake(("ratings", "methods", m), f"the method “{method.id}” has no bands", "Add “bands:”")


def _check_cover(path: Path, method: Method) -> Iterator[Mistake]:
    bands = sorted(enumerate(method.bands), key=lambda numbered: numbered[1].lowest)
    if bands[0][1].lowest != 0:
        yield Mistake(
            (*path, bands[0][0]), f"no band holds 0 to {bands[0][1].lowest}", "Let the lowest band start at 0"
        )
    for (_, lower), (b, upper) in pairwise(bands):
        end = _TOP + 1 if lower.below is None else lower.below
        if end > upper.lowest:
            yield Mistake(
                (*path, b),
                f"overlaps the band of “{lower.rating}” from {upper.lowest}",
                "Let one end where the other begins",
            )
        elif end < upper.lowest:
            yield Mistake((*path, b), f"no band holds {end} to {upper.lowest}", "Let one end where the other begins")
    top = bands[-1][1].below
    if top is not None and top <= _TOP:
        told = f"no band holds {top} to 100" if top < _TOP else "no band holds 100"
        yield Mistake((*path, bands[-1][0], "below"), told, "Leave out “below” of the highest band")


def _check_order(path: Path, method: Method, scale: list[str]) -> Iterator[Mistake]:
    """Bands from the highest down name ratings from the best down, none of them twice."""
    bands = sorted(enumerate(method.bands), key=lambda numbered: numbered[1].lowest, reverse=True)
    known = [(b, band.rating) for b, band in bands if band.rating in scale]
    for (_, higher), (b, lower) in pairwise(known):
        if scale.index(lower) <= scale.index(higher):
            what = f"“{lower}” stands in a lower band than “{higher}”, and is no worse"
            yield Mistake((*path, b, "rating"), what, "Give each rating one band, the better ratings the higher ones")


def check_composite(edition: Edition) -> Iterator[Mistake]:
    """The cuts rise from the worst rating to the last but the best, and the best can be reached."""
    composite, scale = edition.ratings.composite, edition.ratings.scale
    if composite is None:
        return
    path: Path = ("ratings", "composite")
    for c, cut in enumerate(composite.cuts):
        yield from find_missing((*path, "cuts", c, "rating"), cut.rating, edition.ratings.rating_by_id, "rating")
    yield from find_missing((*path, "best"), composite.best, edition.ratings.rating_by_id, "rating")
    for c, (lower, upper) in enumerate(pairwise(composite.cuts), start=1):
        if upper.per_standard <= lower.per_standard:
            what = f"the cut of “{upper.rating}” is not above that of “{lower.rating}”"
            yield Mistake((*path, "cuts", c, "per_standard"), what, "Write the cuts from the worst rating up")
    worst_first = [rating.id for rating in reversed(scale)]
    if [*(cut.rating for cut in composite.cuts), composite.best] != worst_first:
        remedy = (
            f"Write a cut for each of {', '.join(worst_first[:-1])}, and “best: {worst_first[-1] if scale else ''}”"
        )
        yield Mistake(path, "the cuts and the best are not the scale from the worst rating up", remedy)
    most = max((rating.points for rating in scale), default=0)
    if composite.cuts and composite.cuts[-1].per_standard >= most:
        what = f"“{composite.best}” is out of reach: a standard has {most} points at most"
        yield Mistake((*path, "cuts", len(composite.cuts) - 1, "per_standard"), what, f"Cut below {most}")


def check_phrases(edition: Edition) -> Iterator[Mistake]:
    """The range of a phrase lies within 0 to 100 and does not run backwards."""
    for p, phrase in enumerate(edition.wording.phrases):
        words = phrase.words[0] if phrase.words else ""
        if not words:
            yield Mistake(("wording", "phrases", p), "a phrase without words", "Add its “words:”")
        if not 0 <= phrase.lowest <= phrase.highest <= _TOP:
            what = f"“{words}” runs from {phrase.lowest} to {phrase.highest}"
            yield Mistake(("wording", "phrases", p), what, "Give a range within 0 to 100, lowest first")


CHECKS = (check_scale, check_bands, check_composite, check_phrases)
