"""Which answers does an answers file hold, and does each fit its question?"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import cast

from trueline.core.assessments import ANSWER_COLUMNS, READERS, SEVERAL, Answer, Reader
from trueline.core.frameworks import OPEN_KINDS, Edition, Heading
from trueline.core.problems import Problem, Refused
from trueline.intake.headings import match_headings
from trueline.intake.tables import Row, Table, read_table

_OPTIONAL = frozenset({"organisation", "note", "given_at"})
#: The columns of an answers file.
ANSWER_HEADINGS = tuple(Heading(name, name, needed=name not in _OPTIONAL) for name in ANSWER_COLUMNS)


def read_answers(path: Path, edition: Edition) -> tuple[Answer, ...]:
    """Read an answers file of an edition; refused with every problem by row and column."""
    table = read_table(path)
    columns = match_headings(table, ANSWER_HEADINGS)
    if columns.problems:
        raise Refused(*columns.problems)
    reader = _AnswerReader(edition, table)
    answers = []
    for row in table.rows:
        cells = {name: row.text(column) for name, column in columns.by_id.items()}
        if "note" in cells:
            cells["note"] = row.verbatim(columns.by_id["note"])
        cells = dict.fromkeys(ANSWER_COLUMNS, "") | cells
        reader.problems += reader.find_problems(cells, row)
        answers.append(Answer(**{**cells, "reader": cast("Reader", cells["reader"])}))  # type: ignore[arg-type]
    if reader.problems:
        raise Refused(*reader.problems)
    return tuple(answers)


class _AnswerReader:
    """Looks at the rows of one answers file, each by itself and beside those above it."""

    def __init__(self, edition: Edition, table: Table) -> None:
        self.edition = edition
        self.table = table
        self.problems: list[Problem] = []
        self.first_row: dict[tuple[str, ...], int] = {}
        self.held_by: dict[tuple[str, str], str] = {}

    def find_problems(self, cells: dict[str, str], row: Row) -> Iterator[Problem]:
        for field, what, remedy in (*_check_row(self.edition, cells), *self._check_beside(cells, row)):
            yield Problem(what, remedy, file=self.table.file, row=row.number, field=field, value=cells[field])

    def _check_beside(self, cells: dict[str, str], row: Row) -> Iterator[tuple[str, str, str]]:
        key = tuple(cells[name] for name in ("subject", "stream", "reader", "question"))
        if self.first_row.setdefault(key, row.number) != row.number:
            told = f"row {self.first_row[key]} answers it too"
            yield "question", told, "Keep one answer of each reader to each question"
        holder = self.held_by.setdefault((cells["subject"], cells["stream"]), cells["organisation"])
        if holder != cells["organisation"]:
            told = f"the rows of {cells['subject']} above give “{holder}”"
            yield "organisation", told, "Give a case one organisation, the provider that holds it"


def _check_row(edition: Edition, cells: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a row by itself: the field, what, and what to do."""
    if not cells["subject"]:
        yield "subject", "nobody it is about", "Give the reference of the case"
    if cells["stream"] not in edition.subjects:
        yield "stream", "no such stream", f"Use one of: {', '.join(edition.subjects)}"
    if cells["reader"] not in READERS:
        yield "reader", "no such reader", f"Use one of: {', '.join(READERS)}"
    if cells["given_at"] and not _is_moment(cells["given_at"]):
        yield "given_at", "not a moment", "Write it as 2018-08-13T14:02:00"
    yield from _check_answer(edition, cells)


def _check_answer(edition: Edition, cells: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    asked = edition.questions.get(cells["question"]) or edition.routing_by_id.get(cells["question"])
    if asked is None:
        known = f"Use an id of the edition, such as {next(iter(edition.questions))}"
        yield "question", f"no such question in {edition.id}", known
        return
    if asked.stream != cells["stream"]:
        where = f"asked in “{asked.stream}”" if asked.stream else "asked of the organisation, not of cases"
        yield "stream", f"question {asked.id} is {where}", "Correct the stream or the question"
    if asked.answers is None or edition.answers.by_id[asked.answers].kind in OPEN_KINDS:
        return
    is_several = edition.answers.by_id[asked.answers].kind == "several"
    parts = [part.strip() for part in cells["answer"].split(SEVERAL)] if is_several else [cells["answer"]]
    if any(edition.answers.find_choice(asked.answers, part) is None for part in parts):
        choices = (*edition.answers.by_id[asked.answers].choices, *edition.answers.beside)
        yield "answer", f"not an answer to {asked.id}", f"Use one of: {', '.join(choice.id for choice in choices)}"


def _is_moment(written: str) -> bool:
    try:
        datetime.fromisoformat(written)
    except ValueError:
        return False
    return True
