"""Between which values does the share of the whole population lie?

All shares, bounds and levels are between 0 and 1. R's ``survey`` is the oracle for standard errors and for logit and
beta intervals; it has no Wilson interval, which has worked examples and a plain twin instead.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from trueline.core.samples.sizes import find_z


@dataclass(frozen=True)
class Interval:
    """A lower and an upper bound."""

    low: float
    high: float


def effective_size(n: int, population: int | None) -> float:
    """The size of the sample that would be as exact without a finite population: n(N−1)/(N−n); infinite for all."""
    if population is None:
        return float(n)
    return n * (population - 1) / (population - n) if population > n else float("inf")


def wilson(met: int, n: int, level: float, population: int | None = None) -> Interval:
    """Wilson's interval on the effective size. A census gives a point. ``n`` must be at least 1."""
    p, size = met / n, effective_size(n, population)
    if size == float("inf"):
        return Interval(p, p)
    z2 = find_z(level) ** 2
    centre = (p + z2 / (2 * size)) / (1 + z2 / size)
    half = sqrt(z2 * (p * (1 - p) / size + z2 / (4 * size**2))) / (1 + z2 / size)
    # Rounding may leave a bound a hair outside the shares there are.
    return Interval(max(0.0, centre - half), min(1.0, centre + half))


def standard_error(p: float, n: int, population: int | None = None) -> float:
    """The standard error of a share from a simple random sample of ``n`` ≥ 2, corrected for the population."""
    left_out = 1 - n / population if population else 1.0
    return sqrt(left_out * p * (1 - p) / (n - 1))


def weighted_share(
    weights: Sequence[float], met: Sequence[bool], population: int | None = None, sample: int | None = None
) -> tuple[float, float]:
    """The weighted share met and its design standard error (linearised, cases drawn singly), as R's ``svymean`` gives
    them. Where they are part of a ``sample``, as ``svymean`` gives them of that part: the size of the sample counts.
    """
    n, total = sample or len(weights), sum(weights)
    p = sum(weight for weight, is_met in zip(weights, met, strict=True) if is_met) / total
    parts = [weight * (is_met - p) / total for weight, is_met in zip(weights, met, strict=True)]
    left_out = 1 - n / population if population else 1.0
    return p, sqrt(left_out * n / (n - 1) * sum(part**2 for part in parts))


def logit(p: float, error: float, n: int, level: float) -> Interval:
    """The interval on the log-odds scale with Student's t on n − 1 degrees; a point at 0 and 1, where it ends."""
    from scipy.stats import t

    if not 0 < p < 1 or error == 0:
        return Interval(p, p)
    half = float(t.ppf((1 + level) / 2, n - 1)) * error / (p * (1 - p))
    middle = log(p / (1 - p))
    return Interval(1 / (1 + exp(half - middle)), 1 / (1 + exp(-half - middle)))


def beta(p: float, error: float, level: float) -> Interval:
    """Korn and Graubard's exact interval on the effective size that the standard error gives."""
    from scipy.stats import beta as distribution

    if error == 0:
        return Interval(p, p)
    size = p * (1 - p) / error**2
    tail = (1 - level) / 2
    low = distribution.ppf(tail, size * p, size * (1 - p) + 1) if p > 0 else 0.0
    high = distribution.ppf(1 - tail, size * p + 1, size * (1 - p)) if p < 1 else 1.0
    return Interval(float(low), float(high))


def clopper_pearson(met: int, n: int, level: float) -> Interval:
    """The exact binomial interval, for a population without end: every share that the sample does not contradict."""
    from scipy.stats import beta as distribution

    tail = (1 - level) / 2
    low = float(distribution.ppf(tail, met, n - met + 1)) if met else 0.0
    high = float(distribution.ppf(1 - tail, met + 1, n - met)) if met < n else 1.0
    return Interval(low, high)


def exact(met: int, n: int, level: float, population: int) -> Interval:
    """The hypergeometric interval: every total of the population that the sample does not contradict."""
    from scipy.stats import hypergeom

    tail = (1 - level) / 2
    # The larger the total, the likelier so many met: the totals that may be are a stretch, with ends to be sought.
    totals = range(met, population - (n - met) + 1)
    low = bisect_left(totals, x=True, key=lambda total: bool(hypergeom.sf(met - 1, population, total, n) > tail))
    above = bisect_left(totals, x=True, key=lambda total: bool(hypergeom.cdf(met, population, total, n) <= tail))
    return Interval(totals[low] / population, totals[above - 1] / population)
