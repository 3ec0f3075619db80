"""How firm is a computed rating: how many cases from a boundary, and how likely given that only a sample was read?"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from trueline.core.estimates import print_percent
from trueline.core.frameworks import Method
from trueline.core.ratings.figures import Figure
from trueline.core.ratings.methods import find_band
from trueline.core.reasons import Reason

#: The cases met and those that count.
Cases = tuple[int, int]


@dataclass(frozen=True)
class Distance:
    """The fewest answers that must change for a key question to leave its band, and the band it would enter."""

    cases: int
    rating: str


@dataclass(frozen=True)
class Firmness:
    """How firm the rating ``rating`` is. ``up`` and ``down`` are the distances to the bands above and below, None where
    there is none. ``likely`` gives each rating the probability that the whole population would earn it.
    ``is_worked_back`` says that the distances are near and not exact, since the cases met were worked back.
    """

    rating: str
    up: Distance | None
    down: Distance | None
    likely: Mapping[str, float]
    is_worked_back: bool = False

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The same as reasons, for people."""
        told = []
        for direction, distance in (("up", self.up), ("down", self.down)):
            if distance:
                told.append(Reason(f"firm.{direction}", {"cases": distance.cases, "rating": distance.rating}))
        likely = round(100 * self.likely[self.rating])
        code = "firm.surely" if likely == 100 else "firm.hardly" if likely == 0 else "firm.likely"
        told.append(Reason(code, {"rating": self.rating, "likely": likely}))
        if self.is_worked_back:
            told.append(Reason("firm.worked-back"))
        return tuple(told)


def find_firmness(method: Method, figures: Mapping[str, Figure], deciding: str, prior: Fraction) -> Firmness | None:
    """The firmness of a standard from the figures of its key questions; None unless the cases behind all are known."""
    known = {
        question: (figure.met, figure.n) for question, figure in figures.items() if figure.met is not None and figure.n
    }
    if len(known) < len(figures):
        return None
    rating = _rate(method, *known[deciding])
    return Firmness(
        rating,
        _find_up(method, known, rating),
        _find_down(method, known, rating),
        find_likely(method, figures, prior),
        any(figure.is_worked_back for figure in figures.values()),
    )


def _find_up(method: Method, known: Mapping[str, Cases], rating: str) -> Distance | None:
    """Every key question in the band must rise; the standard then takes the band of whichever is lowest."""
    held_down = [cases for cases in known.values() if _rate(method, *cases) == rating]
    rises = [rise for cases in held_down if (rise := _find_distance(method, cases, up=True))]
    if len(rises) < len(held_down):
        return None
    others = [_rate(method, *cases) for cases in known.values() if cases not in held_down]
    reached = min([*(rise.rating for rise in rises), *others], key=lambda one: _order(method)[one])
    return Distance(sum(rise.cases for rise in rises), reached)


def _find_down(method: Method, known: Mapping[str, Cases], rating: str) -> Distance | None:
    """One key question falling below the band is enough."""
    order = _order(method)
    falls = [fall for cases in known.values() if (fall := _find_distance(method, cases, up=False))]
    return min(
        (fall for fall in falls if order[fall.rating] < order[rating]), key=lambda fall: fall.cases, default=None
    )


def _rate(method: Method, met: int, n: int) -> str:
    share = Fraction(met, n)
    return find_band(method, Fraction(print_percent(share)) if method.decide_on == "printed" else 100 * share).rating


def _order(method: Method) -> Mapping[str, Fraction]:
    """The ratings by where their bands begin, so that a lower number is a worse rating."""
    return {band.rating: band.lowest for band in method.bands}


def _find_distance(method: Method, cases: Cases, *, up: bool) -> Distance | None:
    """How many answers must change for met of n to leave its band upwards or downwards."""
    met, n = cases
    now = _rate(method, met, n)
    changes = range(met + 1, n + 1) if up else range(met - 1, -1, -1)
    # Once out of its band it never comes back, so the first change that takes it there can be sought by halves.
    first = bisect_left(changes, x=True, key=lambda changed: _rate(method, changed, n) != now)
    return Distance(first + 1, _rate(method, changes[first], n)) if first < len(changes) else None


def find_likely(method: Method, figures: Mapping[str, Figure], prior: Fraction) -> Mapping[str, float]:
    """The probability of each rating for the population: beta-binomial over the cases not read, the prior Beta(p, p).

    Key questions are taken as independent, though they rest on the same cases; that makes the better ratings look a
    little less likely than they are.
    """
    bands = sorted(method.bands, key=lambda band: band.lowest)
    at_least = [1.0] * len(bands)
    for figure in figures.values():
        for b, band in enumerate(bands):
            at_least[b] *= _reaches(method, figure, band.lowest, float(prior))
    above = [*at_least[1:], 0.0]
    return {band.rating: max(0.0, here - beyond) for band, here, beyond in zip(bands, at_least, above, strict=True)}


def _reaches(method: Method, figure: Figure, lowest: Fraction, prior: float) -> float:
    """The probability that one key question, asked of the whole population, earns at least ``lowest`` per cent."""
    from scipy.stats import beta, betabinom

    met, n = figure.met or 0, figure.n or 0
    threshold = lowest - Fraction(1, 2) if method.decide_on == "printed" else lowest
    if threshold <= 0:
        return 1.0
    shape = (met + prior, n - met + prior)
    if figure.population is None:
        return float(beta.sf(float(threshold) / 100, *shape))
    unread = figure.population - n
    needed = -(-threshold * figure.population // 100) - met
    if unread <= 0 or needed <= 0:
        return float(needed <= 0)
    return float(betabinom.sf(int(needed) - 1, unread, *shape))
