"""What share of the work met a question, how sure is that, and what must be said beside it?"""

from dataclasses import dataclass

from trueline.core.estimates.counts import Counts
from trueline.core.estimates.intervals import Interval, exact, logit, standard_error, wilson
from trueline.core.frameworks import EstimateRules
from trueline.core.reasons import Reason


@dataclass(frozen=True)
class Estimate:
    """A proportion with its denominator, interval and caveats.

    ``population`` is the number of cases the sample stands for, None when unknown. ``organisation`` is empty for the
    joint figure.
    """

    question: str
    counts: Counts
    population: int | None = None
    interval: Interval | None = None
    caveats: tuple[Reason, ...] = ()
    organisation: str = ""

    @property
    def percent(self) -> int | None:
        """The printed percentage; None when no answer counts."""
        return self.counts.percent

    @property
    def margin(self) -> int | None:
        """Half the width of the interval in whole points, a half rounded up; None without an interval."""
        if self.interval is None:
            return None
        return int(50 * (self.interval.high - self.interval.low) + 0.5)


def population_of(counted: int, sample: int, population: int | None) -> int | None:
    """The part of the population that a sub-sample stands for: N·n_sub/n, rounded, and never less than the
    sub-sample.
    """
    if population is None or sample == 0:
        return None
    return max(counted, (2 * population * counted + sample) // (2 * sample))


def estimate(
    question: str,
    counts: Counts,
    rules: EstimateRules,
    population: int | None = None,
    *,
    sample: int | None = None,
    caveats: tuple[Reason, ...] = (),
    organisation: str = "",
) -> Estimate:
    """The estimate of a question from its counts by an edition's rules.

    ``sample`` is the number of cases assessed in the stream: when fewer count, their population is in proportion.
    """
    stands_for = population_of(counts.n, max(sample or 0, counts.n), population)
    interval = _work_out_interval(counts, rules, stands_for) if counts.n else None
    told = (*caveats, *_find_caveats(counts, rules, sample))
    return Estimate(question, counts, stands_for, interval, told, organisation)


def _work_out_interval(counts: Counts, rules: EstimateRules, population: int | None) -> Interval:
    level = float(rules.level.value)
    if rules.interval == "exact" and population is not None:
        return exact(counts.met, counts.n, level, population)
    if rules.interval == "logit" and counts.n > 1:
        share = counts.met / counts.n
        return logit(share, standard_error(share, counts.n, population), counts.n, level)
    return wilson(counts.met, counts.n, level, population)


def _find_caveats(counts: Counts, rules: EstimateRules, sample: int | None) -> tuple[Reason, ...]:
    told = []
    if counts.unknown_share > rules.unknown_share.value:
        told.append(Reason("caveat.unknown", {"unknown": counts.unknown, "asked": counts.n + counts.unknown}))
    if sample and 0 < counts.n < sample:
        told.append(Reason("caveat.sub-sample", {"n": counts.n, "sample": sample}))
    return tuple(told)
