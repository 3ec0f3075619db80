"""What share of the work met a question, how sure is that, and what must be said beside it?"""

from dataclasses import dataclass, replace
from fractions import Fraction

from trueline.core.estimates.counts import Counts, print_percent
from trueline.core.estimates.intervals import Interval, clopper_pearson, exact, logit, standard_error, wilson
from trueline.core.estimates.weighing import Weighed
from trueline.core.frameworks import EstimateRules
from trueline.core.reasons import Reason


@dataclass(frozen=True)
class Estimate:
    """A proportion with its denominator, interval and caveats.

    ``population`` is the number of cases the sample stands for, None when unknown. ``organisation`` is empty for the
    joint figure. ``weighed`` is the exact share where cases weigh differently; the counts stay those of cases.
    """

    question: str
    counts: Counts
    population: int | None = None
    interval: Interval | None = None
    caveats: tuple[Reason, ...] = ()
    organisation: str = ""
    weighed: Fraction | None = None

    @property
    def percent(self) -> int | None:
        """The printed percentage; None when no answer counts."""
        return self.counts.percent if self.weighed is None else print_percent(self.weighed)

    @property
    def margin(self) -> int | None:
        """Half the width of the interval in whole points, a half rounded up; None without an interval."""
        if self.interval is None:
            return None
        return int(50 * (self.interval.high - self.interval.low) + 0.5)


def population_of(applies: int, sample: int, population: int | None) -> int | None:
    """The part of the population that a sub-sample stands for: N·n_sub/n, rounded. ``applies`` are the cases of the
    sample to which a question applies; as ``sample`` ≤ ``population``, it never gives fewer.
    """
    if population is None or sample == 0:
        return None
    return (2 * population * applies + sample) // (2 * sample)


def estimate(
    question: str,
    counts: Counts,
    rules: EstimateRules,
    population: int | None = None,
    *,
    sample: int | None = None,
    applies: int | None = None,
    caveats: tuple[Reason, ...] = (),
    organisation: str = "",
) -> Estimate:
    """The estimate of a question from its counts by an edition's rules.

    ``sample`` is the number of cases assessed in the stream and ``applies`` those to which the question applies: when
    they are fewer, their population is in proportion. Both are the cases asked where they are not given.
    """
    asked = counts.n + counts.unknown
    applies = asked if applies is None else applies
    sample = applies if sample is None else sample
    stands_for = population_of(applies, sample, population)
    interval = _work_out_interval(counts, rules, stands_for) if counts.n else None
    told = (*caveats, *_find_caveats(counts, rules, applies, sample))
    return Estimate(question, counts, stands_for, interval, told, organisation)


def reweigh(plain: Estimate, weighed: Weighed, rules: EstimateRules, population: int | None) -> Estimate:
    """An estimate whose cases do not weigh alike. Its interval is on log-odds with the standard error of the design of
    the whole sample, drawn from ``population``; where that has no ends, it stays that of the cases.
    """
    if weighed.share is None:
        return plain
    interval = weighed.find_interval(float(rules.level.value), population)
    told = Reason("caveat.weighed" if interval else "caveat.weighed-no-logit")
    return replace(plain, interval=interval or plain.interval, caveats=(*plain.caveats, told), weighed=weighed.share)


def _work_out_interval(counts: Counts, rules: EstimateRules, population: int | None) -> Interval:
    level = float(rules.level.value)
    if rules.interval == "exact" and population is None:
        return clopper_pearson(counts.met, counts.n, level)
    if rules.interval == "exact" and population is not None:
        return exact(counts.met, counts.n, level, population)
    if _has_logit(counts, rules):
        share = counts.met / counts.n
        return logit(share, standard_error(share, counts.n, population), counts.n, level)
    return wilson(counts.met, counts.n, level, population)


def _has_logit(counts: Counts, rules: EstimateRules) -> bool:
    """The log-odds of none and of all have no bounds: there Wilson's interval stands instead, and a caveat says so."""
    return rules.interval == "logit" and 0 < counts.met < counts.n


def _find_caveats(counts: Counts, rules: EstimateRules, applies: int, sample: int) -> tuple[Reason, ...]:
    told = []
    if counts.unknown_share > rules.unknown_share.value:
        told.append(Reason("caveat.unknown", {"unknown": counts.unknown, "asked": counts.n + counts.unknown}))
    if 0 < applies < sample:
        told.append(Reason("caveat.sub-sample", {"n": applies, "sample": sample}))
    if counts.n and rules.interval == "logit" and not _has_logit(counts, rules):
        told.append(Reason("caveat.no-logit"))
    return tuple(told)
