"""On which day does each inspector read which case?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import floor
from typing import Literal

from trueline.core.samples.fieldwork.inspectors import Visit

#: The columns of a timetable file.
TIMETABLE_COLUMNS = ("day", "inspector", "reference", "reading", "office", "officer", "interview")


@dataclass(frozen=True)
class Reading:
    """A case in a timetable: on which day, counted from 1, by whom, and whether it is the first reading or a blind
    second. ``has_interview`` marks the first of an officer’s cases with an inspector, at which they meet.
    """

    day: int
    inspector: str
    reference: str
    reading: Literal["first", "second"]
    office: str = ""
    officer: str = ""
    has_interview: bool = False


def make_timetable(
    visits: Sequence[Visit], firsts: Mapping[str, str], seconds: Mapping[str, str], cases_a_day: Fraction
) -> tuple[Reading, ...]:
    """The readings by day and inspector: office after office, in each officer after officer, second readings last. A
    second reader sees the record alone: nobody is interviewed twice.
    """
    by_reference = {visit.reference: visit for visit in visits}
    readings: list[Reading] = []
    for name in sorted({*firsts.values(), *seconds.values()}):
        own = [by_reference[reference] for reference, reader in firsts.items() if reader == name]
        again = sorted(reference for reference, reader in seconds.items() if reader == name)
        days = _count_days(cases_a_day)
        ordered = sorted(own, key=lambda one: (one.office, one.officer, one.reference))
        for officer, cases in groupby(ordered, key=lambda one: one.officer):
            for place, one in enumerate(cases):
                meets = bool(officer) and place == 0
                readings.append(Reading(next(days), name, one.reference, "first", one.office, one.officer, meets))
        readings += [Reading(next(days), name, reference, "second") for reference in again]
    return tuple(sorted(readings, key=lambda one: (one.day, one.inspector, one.reading, one.office, one.officer)))


def _count_days(cases_a_day: Fraction) -> Iterator[int]:
    """The day of an inspector’s first case, of the second, and so on."""
    number = 0
    while True:
        yield floor(number / cases_a_day) + 1
        number += 1
