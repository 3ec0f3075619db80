"""What does a timetable break, once somebody has changed it by hand?"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil

from trueline.core.reasons import Reason
from trueline.core.samples.fieldwork.inspectors import Inspector, Visit
from trueline.core.samples.fieldwork.timetables import Reading


def find_breaks(
    readings: Sequence[Reading],
    visits: Sequence[Visit],
    inspectors: Sequence[Inspector],
    days: int,
    cases_a_day: Fraction,
) -> Iterator[Reason]:
    """Everything that a timetable breaks: cases left out or read twice, readers who must not, days too full or beyond
    the end, officers with more than one inspector, second readings that are not blind.
    """
    known = {visit.reference: visit for visit in visits}
    people = {one.name: one for one in inspectors}
    strange = [one for one in readings if one.reference not in known or one.inspector not in people]
    for one in strange:
        yield Reason("timetable.strange", {"reference": one.reference, "inspector": one.inspector})
    readings = [one for one in readings if one not in strange]
    yield from _find_miscounted(readings, known)
    for one in readings:
        yield from _find_barred(one, known[one.reference], people[one.inspector])
        if not 1 <= one.day <= min(days, people[one.inspector].days or days):
            yield Reason("timetable.day", {"reference": one.reference, "inspector": one.inspector, "day": one.day})
    yield from _find_full(readings, ceil(cases_a_day))
    yield from _find_split(readings, known)


def _find_miscounted(readings: Sequence[Reading], known: Mapping[str, Visit]) -> Iterator[Reason]:
    counts = Counter(one.reference for one in readings if one.reading == "first")
    firsts = {one.reference: one.inspector for one in readings if one.reading == "first"}
    for reference in known:
        if counts[reference] != 1:
            code = "timetable.twice" if counts[reference] else "timetable.missing"
            yield Reason(code, {"reference": reference, "count": counts[reference]})
    for one in readings:
        if one.reading == "second" and firsts.get(one.reference) == one.inspector:
            yield Reason("timetable.not-blind", {"reference": one.reference, "inspector": one.inspector})


def _find_barred(reading: Reading, visit: Visit, inspector: Inspector) -> Iterator[Reason]:
    told = {"reference": reading.reference, "inspector": reading.inspector}
    bar = visit.find_bar(inspector)
    if bar:
        yield Reason("timetable.barred", {**told, "bar": bar})
    if visit.is_restricted and not inspector.has_clearance:
        yield Reason("timetable.clearance", told)
    if reading.reading == "second" and inspector.role == "local assessor":
        yield Reason("timetable.local-second", told)


def _find_full(readings: Sequence[Reading], most: int) -> Iterator[Reason]:
    for (inspector, day), count in sorted(Counter((one.inspector, one.day) for one in readings).items()):
        if count > most:
            yield Reason("timetable.full", {"inspector": inspector, "day": day, "count": count, "most": most})
    offices: dict[tuple[str, int], set[str]] = {}
    for one in readings:
        if one.office:
            offices.setdefault((one.inspector, one.day), set()).add(one.office)
    for (inspector, day), names in sorted(offices.items()):
        if len(names) > 2:
            yield Reason("timetable.offices", {"inspector": inspector, "day": day, "count": len(names)})


def _find_split(readings: Sequence[Reading], known: Mapping[str, Visit]) -> Iterator[Reason]:
    """Officers whose cases went to more than one inspector."""
    met: dict[str, set[str]] = {}
    for one in readings:
        officer = known[one.reference].officer
        if officer and one.reading == "first":
            met.setdefault(officer, set()).add(one.inspector)
    for officer, names in sorted(met.items()):
        if len(names) > 1:
            yield Reason("timetable.split", {"officer": officer, "inspectors": ", ".join(sorted(names))})
