"""Who are the inspectors, and what does a timetable say?"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from trueline.core.frameworks import Heading
from trueline.core.problems import Problem, Refused
from trueline.core.samples.fieldwork import TIMETABLE_COLUMNS, Inspector, Reading
from trueline.intake.headings import match_headings
from trueline.intake.tables import Row, Table, read_table

#: The columns of a file of inspectors.
INSPECTOR_HEADINGS = (
    Heading("name", "Name", aliases=("Inspector",)),
    Heading("role", "Role", needed=False),
    Heading("office", "Office", needed=False, aliases=("Home office", "Nearest office")),
    Heading("unit", "Unit", needed=False, aliases=("LDU", "Own unit")),
    Heading("days", "Days", needed=False, aliases=("Days there",)),
    Heading("clearance", "Clearance", needed=False, aliases=("Cleared",)),
    Heading("conflicts", "Conflicts", needed=False, aliases=("Must not meet",)),
)
_ROLES = ("inspector", "local assessor")
_CLEARED = {"": False, "no": False, "n": False, "yes": True, "y": True}


def read_inspectors(path: Path) -> tuple[Inspector, ...]:
    """The inspectors of a file; refused with every problem by row and column."""
    table = read_table(path)
    columns = match_headings(table, INSPECTOR_HEADINGS)
    problems = list(columns.problems)
    cells = [{id_: row.text(column) for id_, column in columns.by_id.items()} for row in table.rows]
    if not problems and not cells:
        problems.append(Problem("no inspectors below the headings", "Add a row for each", file=table.file))
    seen: set[str] = set()
    for row, told in zip(table.rows, cells if not problems else (), strict=False):
        problems += _find_problems(table, row, told, seen)
    if problems:
        raise Refused(*problems)
    return tuple(_build(told) for told in cells)


def _find_problems(table: Table, row: Row, told: Mapping[str, str], seen: set[str]) -> Iterator[Problem]:
    def tell(field: str, what: str, remedy: str) -> Problem:
        return Problem(what, remedy, file=table.file, row=row.number, field=field, value=told.get(field, ""))

    name = told["name"]
    if not name or name in seen:
        yield tell("name", "this name stands there twice" if name else "nothing stands here", "Give each one row")
    seen.add(name)
    if told.get("role", "").casefold() not in ("", *_ROLES):
        yield tell("role", "no role known here", f"Write one of: {', '.join(_ROLES)}")
    if told.get("clearance", "").casefold() not in _CLEARED:
        yield tell("clearance", "neither yes nor no", "Write yes for who may read sensitive and restricted cases")
    if not re.fullmatch(r"([1-9][0-9]{0,2})?", told.get("days", "")):
        yield tell("days", "not a number of days", "Write it in digits, or leave it blank for all days")


def _build(told: Mapping[str, str]) -> Inspector:
    conflicts = tuple(one.strip() for one in told.get("conflicts", "").split(";") if one.strip())
    return Inspector(
        name=told["name"],
        role="local assessor" if told.get("role", "").casefold() == "local assessor" else "inspector",
        office=told.get("office", ""),
        unit=told.get("unit", ""),
        days=int(told["days"]) if told.get("days") else None,
        conflicts=conflicts,
        has_clearance=_CLEARED[told.get("clearance", "").casefold()],
    )


def read_timetable(path: Path) -> tuple[Reading, ...]:
    """A timetable as it now stands; refused with every row that cannot be read."""
    table = read_table(path)
    if table.headings != TIMETABLE_COLUMNS:
        told = f"The columns are {', '.join(TIMETABLE_COLUMNS)}"
        raise Refused(Problem("not a timetable", told, file=table.file, row=1))
    readings, problems = [], []
    for row in table.rows:
        day, inspector, reference, reading, office, officer, interview = (row.text(column) for column in range(7))
        if not re.fullmatch(r"[0-9]{1,3}", day) or reading not in ("first", "second"):
            what, remedy = "no day or no reading", "Write the day in digits, and first or second"
            problems.append(Problem(what, remedy, file=table.file, row=row.number, value=f"{day} {reading}".strip()))
            continue
        kind: Literal["first", "second"] = "first" if reading == "first" else "second"
        readings.append(Reading(int(day), inspector, reference, kind, office, officer, interview == "yes"))
    if problems:
        raise Refused(*problems)
    return tuple(readings)
