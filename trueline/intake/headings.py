"""Which column of a table is which heading of an edition?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from trueline.core.frameworks import Heading
from trueline.core.problems import Problem
from trueline.intake.tables import Table

#: How alike two spellings must be (0 to 1) to be taken for a slip of the keyboard.
_ALIKE = 0.86


@dataclass(frozen=True)
class Columns:
    """Columns by heading id; headings that are missing or stand there twice, as problems; and the columns that nothing
    reads.
    """

    by_id: Mapping[str, int]
    problems: tuple[Problem, ...]
    unknown: tuple[str, ...]


def match_headings(table: Table, headings: tuple[Heading, ...]) -> Columns:
    """Match columns to headings by title or alias, whatever order, case and punctuation; then by small slips of
    spelling.
    """
    named = {name: heading.id for heading in headings for name in _list_names(heading)}
    by_id: dict[str, int] = {}
    left: dict[str, int] = {}
    problems: list[Problem] = []
    for column, written in enumerate(table.headings):
        id_ = named.get(_squeeze(written))
        if id_ in by_id:
            told = f"means the same as “{table.headings[by_id[id_]]}”"
            problems.append(Problem(told, "Keep one of the columns", file=table.file, row=1, field=written))
        elif id_:
            by_id[id_] = column
        elif written:
            left[_squeeze(written)] = column
    by_id |= _match_slips(headings, by_id, left)
    problems += _find_missing(table, headings, by_id)
    return Columns(by_id, tuple(problems), tuple(table.headings[column] for column in sorted(left.values())))


def _list_names(heading: Heading) -> list[str]:
    return [_squeeze(name) for name in (heading.title, *heading.aliases)]


def _match_slips(headings: tuple[Heading, ...], by_id: Mapping[str, int], left: dict[str, int]) -> dict[str, int]:
    """The headings not found yet whose name is almost that of a column; takes those columns from ``left``."""
    found: dict[str, int] = {}
    for heading in headings:
        if heading.id not in by_id:
            close = (get_close_matches(name, left, n=1, cutoff=_ALIKE) for name in _list_names(heading))
            near = next((matches[0] for matches in close if matches), None)
            if near is not None:
                found[heading.id] = left.pop(near)
    return found


def _find_missing(table: Table, headings: tuple[Heading, ...], by_id: Mapping[str, int]) -> Iterator[Problem]:
    for heading in headings:
        if heading.needed and heading.id not in by_id:
            told = f"Add it; it may also be called {', '.join(heading.aliases)}" if heading.aliases else "Add it"
            yield Problem("the column is missing", told, file=table.file, row=1, field=heading.title)


def _squeeze(written: str) -> str:
    """Letters and digits only, in small letters."""
    return re.sub(r"[\W_]+", "", written).casefold()
