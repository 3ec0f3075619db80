"""Which cases does a provider's longlist hold?"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trueline.core.caseloads import Case, find_known, normalise_reference, unify_spelling
from trueline.core.frameworks import Heading, Stream
from trueline.core.problems import Problem, Refused
from trueline.intake.days import read_day
from trueline.intake.headings import Columns, match_headings
from trueline.intake.tables import Row, Table, read_table

_MARKS: Mapping[str, str] = {"y": "Yes", "yes": "Yes", "n": "No", "no": "No"}


@dataclass(frozen=True)
class Longlist:
    """A longlist read. ``unknown_columns`` and ``unknown_values`` (heading title → value → cases) were kept and are
    told.
    """

    cases: tuple[Case, ...]
    unknown_columns: tuple[str, ...]
    unknown_values: Mapping[str, Mapping[str, int]]
    fingerprint: str


def read_longlist(path: Path, stream: Stream) -> Longlist:
    """Read a longlist with the headings that a stream asks for; refused with every problem by row and column."""
    table = read_table(path)
    columns = match_headings(table, stream.headings)
    if columns.problems:
        raise Refused(*columns.problems)
    reader = _CaseReader(stream, table, columns)
    cases = [reader.read(row) for row in table.rows]
    if not cases:
        reader.problems.append(Problem("no cases below the headings", "Add a row for each case", file=table.file))
    if reader.problems:
        raise Refused(*reader.problems)
    unknown = {title: dict(sorted(values.items())) for title, values in reader.unknown.items()}
    return Longlist(unify_spelling(cases), columns.unknown, unknown, table.fingerprint)


class _CaseReader:
    """Reads the rows of one longlist, gathering problems and values that the edition does not know."""

    def __init__(self, stream: Stream, table: Table, columns: Columns) -> None:
        self.stream = stream
        self.table = table
        self.columns = columns
        self.problems: list[Problem] = []
        self.unknown: dict[str, Counter[str]] = {}

    def read(self, row: Row) -> Case:
        values: dict[str, str] = {}
        dates: dict[str, date] = {}
        for id_, column in self.columns.by_id.items():
            heading = self.stream.heading_by_id[id_]
            if heading.kind == "text":
                values[id_] = self._read_value(heading, row.text(column))
            elif row.text(column):
                self._read_date(heading, row, column, values, dates)
        window = self.stream.window
        for needed in (self.stream.reference, window.heading if window else self.stream.reference):
            column = self.columns.by_id[needed]
            if not row.text(column):
                what, remedy = "nothing stands here", "Fill it in, or leave the case out"
                self._tell(row, self.stream.heading_by_id[needed], "", what, remedy)
        reference = normalise_reference(values.get(self.stream.reference, ""))
        return Case(row.number, reference, values, dates)

    def _read_value(self, heading: Heading, written: str) -> str:
        known = find_known(heading, written)
        if known:
            return known.title
        if written and heading.values:
            self.unknown.setdefault(heading.title, Counter())[written] += 1
        return written

    def _read_date(
        self, heading: Heading, row: Row, column: int, values: dict[str, str], dates: dict[str, date]
    ) -> None:
        mark = _MARKS.get(row.text(column).casefold()) if heading.kind == "date-or-mark" else None
        day = read_day(row.cells[column])
        if mark:
            values[heading.id] = mark
        elif day:
            dates[heading.id] = day
        else:
            self._tell(row, heading, row.text(column), "not a day there is", "Write it as 2018-08-13 or 13/08/2018")

    def _tell(self, row: Row, heading: Heading, value: str, what: str, remedy: str) -> None:
        self.problems.append(
            Problem(what, remedy, file=self.table.file, row=row.number, field=heading.title, value=value)
        )
