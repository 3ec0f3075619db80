"""What people do to get a sample read: share its cases out among inspectors and days, and check a changed timetable."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from trueline.core.caseloads import Case, is_restricted
from trueline.core.frameworks import Fieldwork
from trueline.core.problems import Problem, Refused
from trueline.core.reasons import Reason
from trueline.core.samples.fieldwork import (
    TIMETABLE_COLUMNS,
    Inspector,
    Reading,
    Visit,
    find_breaks,
    form_team,
    make_timetable,
    pick_second_readings,
    share_out,
    share_seconds,
)
from trueline.intake.inspector_files import read_inspectors, read_timetable
from trueline.intake.sample_files import KeptDraw, read_draw
from trueline.publishing.files import rewrite_folder
from trueline.publishing.tables import to_csv

#: The file of a draw's folder that says who reads what when.
TIMETABLE = "timetable.csv"
#: What may be as it is, and is told all the same.
_REMARKS = {"timetable.split", "timetable.offices"}


@dataclass(frozen=True)
class Allocation:
    """The readings of a sample, and by inspector how many there are and how many offices they go to. ``remarks`` are
    what could not be had, ``breaks`` what a timetable must not do.
    """

    readings: tuple[Reading, ...]
    remarks: tuple[Reason, ...]
    breaks: tuple[Reason, ...]

    @property
    def loads(self) -> Mapping[str, tuple[int, int]]:
        """Cases and offices by inspector."""
        cases = Counter(one.inspector for one in self.readings)
        offices = {name: {one.office for one in self.readings if one.inspector == name} - {""} for name in cases}
        return {name: (cases[name], len(offices[name])) for name in sorted(cases)}


def allocate_cases(folder: Path, inspectors: Path, days: int) -> Allocation:
    """Share the selected cases out and write the timetable into the folder of the draw, in place of an earlier one.
    Refused, with nothing written, when it cannot be done.
    """
    kept, team, rules = _read(folder, inspectors, days)
    visits, a_day = list_visits(kept, kept.sample.selected), rules.cases_a_day.value
    formed = form_team(team, days, a_day, kept.account.seed, kept.account.stream)
    seconds = pick_second_readings(visits, rules.second_readings.value, formed)
    firsts = share_out(visits, formed, len(seconds))
    readings = make_timetable(visits, firsts, share_seconds(seconds, firsts, formed), a_day)
    rows = [dict(zip(TIMETABLE_COLUMNS, _to_cells(one), strict=True)) for one in readings]
    rewrite_folder(folder.resolve(), {TIMETABLE: to_csv(rows, TIMETABLE_COLUMNS)})
    return _judge(readings, visits, team, days, a_day)


def check_timetable(folder: Path, inspectors: Path, days: int) -> Allocation:
    """What the timetable in the folder breaks, as somebody may have changed it."""
    kept, team, rules = _read(folder, inspectors, days)
    path = folder / TIMETABLE
    if not path.is_file():
        raise Refused(Problem("no timetable here", "Allocate the cases first", file=str(path)))
    visits = list_visits(kept, kept.sample.selected)
    return _judge(read_timetable(path), visits, team, days, rules.cases_a_day.value)


def _read(folder: Path, inspectors: Path, days: int) -> tuple[KeptDraw, tuple[Inspector, ...], Fieldwork]:
    if not 1 <= days <= 999:
        raise Refused(Problem("not a number of days", "Write 1 to 999", field="--days", value=str(days)))
    kept = read_draw(folder)
    rules = kept.edition.samples.fieldwork
    if rules is None:
        remedy = "Add “fieldwork:” to its samples.yaml, and draw with it"
        raise Refused(Problem(f"{kept.edition.id} does not say how cases are shared out", remedy))
    return kept, read_inspectors(inspectors), rules


def list_visits(kept: KeptDraw, cases: tuple[Case, ...]) -> tuple[Visit, ...]:
    """The cases to be read; officers and offices count only where there are interviews."""
    stream = kept.stream
    listed = kept.edition.streams[stream.within or stream.id]

    def at(case: Case, heading: str | None) -> str:
        return case.get(heading or "") if stream.has_interview else ""

    return tuple(
        Visit(
            case.reference,
            at(case, stream.officer),
            at(case, stream.office),
            case.get(stream.unit or ""),
            is_restricted(listed, case),
        )
        for case in cases
    )


def _judge(
    readings: tuple[Reading, ...],
    visits: tuple[Visit, ...],
    team: tuple[Inspector, ...],
    days: int,
    cases_a_day: Fraction,
) -> Allocation:
    found = tuple(find_breaks(readings, visits, team, days, cases_a_day))
    remarks = tuple(one for one in found if one.code in _REMARKS)
    return Allocation(readings, remarks, tuple(one for one in found if one not in remarks))


def _to_cells(one: Reading) -> tuple[str | int, ...]:
    interview = "yes" if one.has_interview else ""
    return one.day, one.inspector, one.reference, one.reading, one.office, one.officer, interview
