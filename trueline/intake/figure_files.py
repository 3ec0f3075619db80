"""Which figures and ratings does a figures file hold?"""

import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from trueline.core.estimates import print_percent
from trueline.core.frameworks import Edition, Heading
from trueline.core.problems import Problem, Refused
from trueline.core.ratings import Figure, Figures, figure_from_cases
from trueline.intake.headings import Columns, match_headings
from trueline.intake.tables import Row, Table, read_table

_HEADINGS = (
    Heading("id", "id", aliases=("question", "standard", "key question")),
    Heading("percent", "percent", needed=False, aliases=("%", "per cent", "value")),
    Heading("n", "n", needed=False),
    Heading("met", "met", needed=False),
    Heading("population", "population", needed=False),
    Heading("rating", "rating", needed=False),
)


def read_figures(path: Path, edition: Edition) -> Figures:
    """Read a figures file: a percentage for a question (with its n, or what ``score`` writes), and a rating for a
    standard.

    Rows by organisation (``2.1.1/CRC``) are passed over: an inspection is rated on its joint figures. Refused with
    every problem by row.
    """
    table = read_table(path)
    columns = match_headings(table, _HEADINGS)
    if columns.problems:
        raise Refused(*columns.problems)
    reader = _FigureReader(edition, table, columns)
    for row in table.rows:
        reader.read(row)
    if reader.problems:
        raise Refused(*reader.problems)
    return Figures(reader.figures, reader.ratings)


@dataclass
class _Cells:
    """The cells of one row as text, empty where there is no such column."""

    row: int
    id: str
    percent: str
    n: str
    met: str
    population: str
    rating: str


class _FigureReader:
    def __init__(self, edition: Edition, table: Table, columns: Columns) -> None:
        self.edition = edition
        self.table = table
        self.columns = columns
        self.problems: list[Problem] = []
        self.figures: dict[str, Figure] = {}
        self.ratings: dict[str, str] = {}

    def read(self, row: Row) -> None:
        def text(name: str) -> str:
            return row.text(self.columns.by_id[name]) if name in self.columns.by_id else ""

        cells = _Cells(row.number, *(text(heading.id) for heading in _HEADINGS))
        if "/" in cells.id:
            return
        if cells.id in self.figures or cells.id in self.ratings:
            self._tell(cells, "id", "stands here twice", "Keep one row")
        elif cells.id not in self.edition.questions and cells.id not in self.edition.standards:
            known = "Use the id of a standard or question, such as 2.1.3"
            self._tell(cells, "id", f"no such standard or question in {self.edition.id}", known)
        elif cells.rating:
            self._read_rating(cells)
        elif cells.percent:
            self._read_percent(cells)
        elif cells.n != "0":
            self._tell(cells, "percent", "neither a percentage nor a rating", "Fill in one of the two")

    def _read_rating(self, cells: _Cells) -> None:
        wanted = cells.rating.casefold().replace(" ", "-")
        scale = self.edition.ratings.scale
        found = next((rating.id for rating in scale if wanted in (rating.id, rating.title.en.casefold())), None)
        if found is None:
            known = ", ".join(rating.title.en for rating in scale)
            self._tell(cells, "rating", "no such rating", f"Use one of: {known}")
        elif cells.id not in self.edition.standards:
            self._tell(
                cells, "id", "a rating belongs to a standard, not to a question", "Give the question its percentage"
            )
        else:
            self.ratings[cells.id] = found

    def _read_percent(self, cells: _Cells) -> None:
        percent = _read_number(cells.percent.rstrip("% "))
        if percent is None or percent > 100:
            self._tell(cells, "percent", "not a percentage", "Write a number from 0 to 100")
        elif cells.id in self.edition.standards:
            self._tell(
                cells, "id", "a standard has a rating, not a percentage", "Give its key questions their percentages"
            )
        else:
            self._read_cases(cells, percent)

    def _read_cases(self, cells: _Cells, percent: Fraction) -> None:
        printed = print_percent(percent / 100)
        whole = {name: _read_whole(getattr(cells, name)) for name in ("n", "met", "population")}
        for name, value in whole.items():
            if getattr(cells, name) and value is None:
                self._tell(cells, name, "not a number of cases", "Write a whole number")
        n, met = whole["n"], whole["met"]
        if n and met is not None:
            if met > n or print_percent(Fraction(met, n)) != printed:
                self._tell(
                    cells, "percent", f"{met} of {n} does not print as this", "Correct the percentage or the cases"
                )
            self.figures[cells.id] = Figure(printed, met, n, whole["population"])
        elif n:
            self.figures[cells.id] = figure_from_cases(printed, n)
        else:
            self.figures[cells.id] = Figure(printed, as_given=percent)

    def _tell(self, cells: _Cells, field: str, what: str, remedy: str) -> None:
        value = getattr(cells, field)
        self.problems.append(Problem(what, remedy, file=self.table.file, row=cells.row, field=field, value=value))


def _read_number(written: str) -> Fraction | None:
    return Fraction(written) if re.fullmatch(r"\d+(\.\d+)?", written) else None


def _read_whole(written: str) -> int | None:
    return int(written) if re.fullmatch(r"\d+", written) else None
