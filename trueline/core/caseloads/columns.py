"""Which columns of a provider's file are the fields of a table, and what is wrong with the rest?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from trueline.core.caseloads.extracts import ExtractTable
from trueline.core.problems import Problem


@dataclass(frozen=True)
class MatchedColumns:
    """The number of the column, from 0, in which each field stands; the headings that are no field, whose columns are
    never read; and what makes the file unusable.
    """

    by_field: Mapping[str, int]
    unknown: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class ExtractFile:
    """One table's file as it can be read. ``path`` is the file itself, or its copy in UTF-8; ``name`` is what the
    provider called it. ``headings`` and ``delimiter`` are those of a CSV file; Parquet has its own.
    """

    table: ExtractTable
    name: str
    path: str
    headings: tuple[str, ...] = ()
    delimiter: str = ""


def match_columns(table: ExtractTable, file: str, headings: Sequence[str]) -> MatchedColumns:
    """Match headings with fields, whatever their case and spaces."""
    by_field: dict[str, int] = {}
    unknown: list[str] = []
    problems: list[Problem] = []
    for number, heading in enumerate(headings):
        name = "_".join(heading.split()).casefold()
        if name in by_field:
            told = "a heading that stands there twice"
            problems.append(Problem(told, "Keep one of the columns", file=file, row=1, field=heading))
        elif name in table.field_by_name:
            by_field[name] = number
        elif heading.strip():
            unknown.append(heading.strip())
    for field in table.fields:
        if field.needed and field.name not in by_field:
            near = get_close_matches(field.name, unknown, n=1)
            remedy = f"Did you mean it by “{near[0]}”?" if near else "Add it; the data request says what it holds"
            problems.append(Problem("a column is missing", remedy, file=file, row=1, field=field.name))
    return MatchedColumns(by_field, tuple(unknown), tuple(problems))
