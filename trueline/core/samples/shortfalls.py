"""What could a sample not hold, what stood against it, and whose chances are not like the others’?"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from trueline.core.frameworks import Stream
from trueline.core.reasons import Reason, Value
from trueline.core.samples.demands import Demand, Demands
from trueline.core.samples.relaxing import MINIMUMS, OFFICER_CAP, find_conflict


def tell_chances(stream: Stream, demands: Demands) -> Iterator[Reason]:
    """Where chances are not equal, and why; silence where they are."""
    population = len(demands.chances)
    equal = Fraction(demands.size, population) if population else Fraction(0)
    for demand in demands.demands:
        if demand.minimum > equal * demand.held:
            told = {**_name(stream, demand), "minimum": demand.minimum, "held": demand.held}
            is_met = demand.expected >= min(demand.minimum, demand.held)
            yield Reason("chance.minimum" if is_met else "chance.minimum-unmet", told)
    lowered = [one for one in demands.demands if one.kind == "officer" and equal * one.held > one.expected == one.most]
    if lowered:
        yield Reason("chance.cap", {"officers": len(lowered), "cap": lowered[0].most})


def tell_shortfalls(stream: Stream, demands: Demands, counts: Sequence[int]) -> Iterator[Reason]:
    """The smallest set of demands that contradict each other, then how far each demand gave way; silence where all are
    held. ``counts`` are the cases drawn for each demand.
    """
    missed = [(one, count) for one, count in zip(demands.demands, counts, strict=True) if one.miss(count)]
    if not missed:
        return
    conflict = find_conflict(demands)
    if conflict:
        yield Reason("conflict.size", {"size": demands.size})
    for name, demand in conflict:
        code = {MINIMUMS: "conflict.minimum", OFFICER_CAP: "conflict.cap"}.get(name, "conflict.margin")
        figures = {**_name(stream, demand), "minimum": demand.minimum, "held": demand.held, "cap": _find_cap(demands)}
        yield Reason(code, figures)
    for demand, count in missed:
        if demand.kind == "margin":
            yield from _tell_missed(stream, demand, count)
    over = [count for one, count in missed if one.kind == "officer"]
    if over:
        yield Reason("relaxed.cap", {"officers": len(over), "cap": _find_cap(demands), "most": max(over)})


def _tell_missed(stream: Stream, demand: Demand, count: int) -> Iterator[Reason]:
    told = {**_name(stream, demand), "drawn": count}
    if count < demand.minimum:
        yield Reason("relaxed.minimum", {**told, "minimum": demand.minimum})
    if not demand.least <= count <= demand.most:
        by = max(demand.least - count, count - demand.most)
        yield Reason("relaxed.margin", {**told, "by": by, "share": f"{float(demand.share):.1f}"})


def _name(stream: Stream, demand: Demand) -> dict[str, Value]:
    heading = stream.heading_by_id.get(demand.heading)
    return {"heading": heading.title if heading else demand.heading, "category": demand.category}


def _find_cap(demands: Demands) -> int:
    return max((one.most for one in demands.demands if one.kind == "officer"), default=0)
