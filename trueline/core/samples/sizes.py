"""How many cases must a sample hold?"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from statistics import NormalDist

from trueline.core.frameworks import LEAST_MARGIN, MOST_CONFIDENCE, SizeRule
from trueline.core.problems import Problem, Refused
from trueline.core.reasons import Reason

#: The share at which a proportion is least certain, so that the margin holds for every other share too.
_LEAST_CERTAIN = 0.5
#: More than there are people, and few enough for any arithmetic.
_MOST_CASES = 10**12


@dataclass(frozen=True)
class SampleSize:
    """The number of cases and how it was worked out."""

    size: int
    population: int
    reasons: tuple[Reason, ...]


def find_z(confidence: float) -> float:
    """The two-sided point of the normal distribution: 1.2816 for a confidence of 0.8."""
    return NormalDist().inv_cdf((1 + confidence) / 2)


def work_out_size(population: int, confidence: float = 0.8, margin: float = 0.05) -> SampleSize:
    """The cases needed so that a proportion lies within ``margin`` (0.05 is five points) at ``confidence``.

    n0 = z²·p(1−p)/e², corrected for the population by n0 / (1 + (n0 − 1)/N), rounded up, never more than N. The
    published sizes 128, 124, 123, 73 and 22 come out for 576, 503, 486, 130 and 25 cases (S0:1303, S0:1329, S1:683,
    S0:1346, S1:694). Refused when the population is negative, or confidence or margin lies outside 0.0001 to 0.999999.
    """
    for name, share in (("confidence", confidence), ("margin", margin)):
        if not LEAST_MARGIN <= share <= MOST_CONFIDENCE:
            remedy = "Write 80 per cent as 0.8, and five points as 0.05"
            raise Refused(Problem("not between 0.0001 and 0.999999", remedy, field=name, value=str(share)))
    if not 0 <= population <= _MOST_CASES:
        remedy = "Count the eligible cases"
        raise Refused(Problem("not a number of cases", remedy, field="population", value=str(population)))
    z = find_z(confidence)
    unlimited = z**2 * _LEAST_CERTAIN * (1 - _LEAST_CERTAIN) / margin**2
    limited = unlimited / (1 + (unlimited - 1) / population) if population else 0.0
    size = min(population, ceil(limited))
    workings = (
        Reason("size.z", {"confidence": f"{confidence:g}", "z": f"{z:.4f}"}),
        Reason("size.unlimited", {"z": f"{z:.4f}", "margin": f"{margin:g}", "n0": f"{unlimited:.2f}"}),
        Reason("size.limited", {"n0": f"{unlimited:.2f}", "population": population, "n": f"{limited:.2f}"}),
        Reason("size.rounded", {"n": f"{limited:.2f}", "size": size}),
    )
    return SampleSize(size, population, workings)


def size_by_rule(rule: SizeRule, population: int) -> SampleSize:
    """The size that a stream's rule gives for a population; at most the whole of it."""
    if rule.method == "formula" and rule.confidence and rule.margin:
        return work_out_size(population, float(rule.confidence.value), float(rule.margin.value))
    if rule.method == "table" and rule.steps:
        step = next((one for one in rule.steps if population <= one.up_to), rule.steps[-1])
        size = min(population, step.number)
        return SampleSize(size, population, (Reason("size.table", {"population": population, "size": size}),))
    number = rule.number.value if rule.number else population
    size = min(population, number)
    return SampleSize(size, population, (Reason("size.fixed", {"number": number, "size": size}),))


def share_of(whole: int, part: Fraction) -> int:
    """``part`` of ``whole`` cases, rounded up: the number of reserves for a sample."""
    return ceil(whole * part)
