"""Which answers does an answers file hold, and does each fit its question?"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import cast

from trueline.core.assessments import READERS, SEVERAL, Answer, Reader
from trueline.core.frameworks import OPEN_KINDS, Edition, Heading
from trueline.core.problems import Problem, Refused
from trueline.intake.headings import match_headings
from trueline.intake.tables import Row, Table, read_table

#: The columns of an answers file in the order in which it is written.
COLUMNS = ("subject", "stream", "organisation", "reader", "question", "answer", "note", "given_at")
_OPTIONAL = frozenset({"organisation", "note", "given_at"})
_HEADINGS = tuple(Heading(name, name, needed=name not in _OPTIONAL) for name in COLUMNS)


def read_answers(path: Path, edition: Edition) -> tuple[Answer, ...]:
    """Read an answers file of an edition; refused with every problem by row and column."""
    table = read_table(path)
    columns = match_headings(table, _HEADINGS)
    if columns.problems:
        raise Refused(*columns.problems)
    answers: list[Answer] = []
    problems: list[Problem] = []
    first_row: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        cells = {name: row.text(columns.by_id[name]) if name in columns.by_id else "" for name in COLUMNS}
        problems.extend(_find_problems(edition, cells, row, table))
        key = tuple(cells[name] for name in ("subject", "stream", "reader", "question"))
        if first_row.setdefault(key, row.number) != row.number:
            told = f"row {first_row[key]} answers it too"
            remedy = "Keep one answer of each reader to each question"
            problems.append(
                Problem(told, remedy, file=table.file, row=row.number, field="question", value=cells["question"])
            )
        answers.append(Answer(**{**cells, "reader": cast("Reader", cells["reader"])}))  # type: ignore[arg-type]
    if problems:
        raise Refused(*problems)
    return tuple(answers)


def _find_problems(edition: Edition, cells: dict[str, str], row: Row, table: Table) -> Iterator[Problem]:
    def problem(field: str, what: str, remedy: str) -> Problem:
        return Problem(what, remedy, file=table.file, row=row.number, field=field, value=cells[field])

    if not cells["subject"]:
        yield problem("subject", "nobody it is about", "Give the reference of the case")
    if cells["stream"] not in edition.streams:
        yield problem("stream", "no such stream", f"Use one of: {', '.join(edition.streams)}")
    if cells["reader"] not in READERS:
        yield problem("reader", "no such reader", f"Use one of: {', '.join(READERS)}")
    if cells["given_at"] and not _is_moment(cells["given_at"]):
        yield problem("given_at", "not a moment", "Write it as 2018-08-13T14:02:00")
    yield from (problem(*told) for told in _check_answer(edition, cells))


def _check_answer(edition: Edition, cells: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    asked = edition.questions.get(cells["question"]) or edition.routing_by_id.get(cells["question"])
    if asked is None:
        yield "question", f"no such question in {edition.id}", "Use an id of the edition, such as one of its prompts"
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
