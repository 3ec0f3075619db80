"""Which figures and ratings does a figures file hold?"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from trueline.core.estimates import Counts, print_percent
from trueline.core.frameworks import Edition, Heading
from trueline.core.problems import Problem, Refused
from trueline.core.ratings import Decision, Figure, Figures, Spread, figure_from_cases
from trueline.intake.headings import Columns, match_headings
from trueline.intake.tables import Row, Table, read_table

#: Columns of what ``trueline score`` writes that no rating rests on.
_UNREAD = ("leaves", "low", "high")
#: The columns of a figures file.
FIGURE_HEADINGS = (
    Heading("id", "id", aliases=("question", "standard", "key question")),
    Heading("percent", "percent", needed=False, aliases=("%", "per cent", "value")),
    Heading("rating", "rating", needed=False),
    Heading("reason", "reason", needed=False),
    *(Heading(name, name, needed=False) for name in ("met", "not_met", "unknown", "n", "population")),
    *(Heading(name, name, needed=False) for name in ("lowest", "highest", "average", *_UNREAD)),
)
#: Who moved a rating, where a file gives one with its reason and does not say.
_BY = "a decision given with the figures"


@dataclass(frozen=True)
class FigureFile:
    """What a figures file holds: the joint figures and ratings, and those of each organisation; ratings moved with a
    reason; and the columns that nothing reads.
    """

    figures: Figures
    by_organisation: Mapping[str, Figures]
    decisions: tuple[Decision, ...]
    unknown_columns: tuple[str, ...]


def read_figures(path: Path, edition: Edition) -> FigureFile:
    """Read a figures file: a percentage for a question, or the cases behind it (what ``score`` writes), and a rating
    for a standard, with its reason where it is not what the figures give.

    A row such as ``2.1.1/CRC`` is the figure of one organisation. Columns ``lowest``, ``highest`` and ``average`` hold
    what a score is told beside. Refused with every problem by row.
    """
    table = read_table(path)
    columns = match_headings(table, FIGURE_HEADINGS)
    if columns.problems:
        raise Refused(*columns.problems)
    reader = _FigureReader(edition, table, columns)
    for row in table.rows:
        reader.read(row)
    if reader.problems:
        raise Refused(*reader.problems)
    found = {one: Figures(reader.figures[one], reader.ratings[one]) for one in sorted(reader.figures | reader.ratings)}
    joint = found.pop("", Figures())
    return FigureFile(joint, found, tuple(reader.decisions), columns.unknown)


@dataclass(frozen=True)
class _Cells:
    """The cells of one row as text, empty where there is no such column."""

    row: int
    organisation: str
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells[name]


class _FigureReader:
    def __init__(self, edition: Edition, table: Table, columns: Columns) -> None:
        self.edition = edition
        self.table = table
        self.columns = columns
        self.problems: list[Problem] = []
        self.seen: set[str] = set()
        self.figures: defaultdict[str, dict[str, Figure]] = defaultdict(dict)
        self.ratings: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self.decisions: list[Decision] = []

    def read(self, row: Row) -> None:
        by_id = self.columns.by_id
        text = {one.id: row.text(by_id[one.id]) if one.id in by_id else "" for one in FIGURE_HEADINGS}
        written = text["id"]
        id_, _, organisation = written.partition("/")
        cells = _Cells(row.number, organisation.strip(), {**text, "id": id_.strip()})
        id_ = cells["id"]
        if written in self.seen:
            self._tell(cells, "id", "stands here twice", "Keep one row")
        elif id_ not in self.edition.questions and id_ not in self.edition.standards:
            known = f"Use the id of a standard or question, such as {next(iter(self.edition.questions))}"
            self._tell(cells, "id", f"no such standard or question in {self.edition.id}", known)
        elif id_ in self.edition.standards:
            self._read_standard(cells)
        else:
            self._read_question(cells)
        self.seen.add(written)

    def _read_standard(self, cells: _Cells) -> None:
        id_, scale = cells["id"], self.edition.ratings.scale
        wanted = cells["rating"].casefold().replace(" ", "-")
        found = next(
            (one.id for one in scale if wanted in (one.id.casefold(), one.title.en.casefold().replace(" ", "-"))), None
        )
        if cells["percent"]:
            remedy = "Give its key questions their percentages"
            self._tell(cells, "id", "a standard has a rating, not a percentage", remedy)
        elif self.edition.standards[id_].counted == "unrated":
            self._tell(cells, "id", f"{self.edition.id} does not rate this standard", "Take the row out")
        elif found is None:
            known = ", ".join(rating.title.en for rating in scale)
            self._tell(cells, "rating", "no such rating", f"Use one of: {known}")
        elif cells["reason"]:
            self.decisions.append(Decision(id_, found, "agreed", _BY, "", cells["reason"], cells.organisation))
        else:
            self.ratings[cells.organisation][id_] = found

    def _read_question(self, cells: _Cells) -> None:
        if cells["rating"]:
            remedy = "Give the question its percentage"
            self._tell(cells, "id", "a rating belongs to a standard, not to a question", remedy)
            return
        counts = {name: self._read_cases(cells, name) for name in ("met", "not_met", "unknown", "n", "population")}
        met, not_met, n = counts["met"], counts["not_met"], counts["n"]
        if n is None and met is not None and not_met is not None:
            n = met + not_met
        percent = self._read_percent(cells, met, n)
        if percent is None:
            return
        stream = self.edition.streams.get(self.edition.questions[cells["id"]].stream or "")
        unknown = Counts(n or 0, 0, unknown=counts["unknown"] or 0).unknown_share
        has_caveat = unknown > self.edition.ratings.estimates.unknown_share.value or bool(stream and stream.caveat)
        population = counts["population"]
        if population is not None and n is not None and population < n:
            told = f"fewer than the {n} cases behind the figure"
            self._tell(cells, "population", told, "Count all eligible cases, those assessed among them")
        figure = self._make(percent, met, n, population, has_caveat=has_caveat)
        self.figures[cells.organisation][cells["id"]] = replace(figure, peers=self._read_spread(cells))

    def _read_spread(self, cells: _Cells) -> Spread | None:
        """What a score is told beside, where all three numbers are there; told where only some are, or out of order."""
        written = [cells[name] for name in ("lowest", "average", "highest")]
        if not any(written):
            return None
        found = [_read_number(one.rstrip("% ")) for one in written]
        known = [print_percent(one / 100) for one in found if one is not None and one <= 100]
        if len(known) < len(written) or known != sorted(known):
            told = "not the lowest, the average and the highest of the inspections so far"
            self._tell(cells, "average", told, "Give all three in per cent, or none")
            return None
        lowest, average, highest = known
        return Spread(lowest, highest, average)

    def _make(
        self, percent: Fraction, met: int | None, n: int | None, population: int | None, *, has_caveat: bool
    ) -> Figure:
        printed = print_percent(percent / 100)
        if n and met is not None:
            return Figure(printed, met, n, population, has_caveat)
        if n:
            return figure_from_cases(printed, n, population=population, has_caveat=has_caveat, as_given=percent)
        return Figure(printed, population=population, has_caveat=has_caveat, as_given=percent)

    def _read_percent(self, cells: _Cells, met: int | None, n: int | None) -> Fraction | None:
        """The percentage, exact where the cases are there; None, and told, where there is none. A question that no case
        was asked has none, and needs none.
        """
        written = _read_number(cells["percent"].rstrip("% "))
        if cells["percent"] and (written is None or written > 100):
            self._tell(cells, "percent", "not a percentage", "Write a number from 0 to 100")
            return None
        if written and written < 1:
            self._tell(cells, "percent", "less than one per cent", "Write 80 for 80%")
            return None
        if n and met is not None:
            share = Fraction(met, n)
            if met > n or (written is not None and print_percent(share) != print_percent(written / 100)):
                self._tell(cells, "percent", f"{met} of {n} is not this", "Correct the percentage or the cases")
                return None
            return 100 * share
        if written is None and n != 0:
            self._tell(cells, "percent", "neither a percentage nor the cases met and not met", "Fill in one of the two")
        return written

    def _read_cases(self, cells: _Cells, name: str) -> int | None:
        found = _read_whole(cells[name])
        if cells[name] and found is None:
            self._tell(cells, name, "not a number of cases", "Write a whole number")
        return found

    def _tell(self, cells: _Cells, field: str, what: str, remedy: str) -> None:
        self.problems.append(
            Problem(what, remedy, file=self.table.file, row=cells.row, field=field, value=cells[field])
        )


def _read_number(written: str) -> Fraction | None:
    return Fraction(written) if re.fullmatch(r"\d{1,12}(\.\d{1,12})?", written) else None


def _read_whole(written: str) -> int | None:
    return int(written) if re.fullmatch(r"\d{1,12}", written) else None
