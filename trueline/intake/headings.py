"""Which column of a table is which heading of an edition?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from trueline.core.frameworks import Heading
from trueline.core.problems import Problem
from trueline.intake.tables import Table

#: How alike two spellings must be (0 to 1) to be taken for a slip of the keyboard.
_ALIKE = 0.86


@dataclass(frozen=True)
class Columns:
    """Columns by heading id; the headings that are missing, as problems; and the columns that nothing reads."""

    by_id: Mapping[str, int]
    problems: tuple[Problem, ...]
    unknown: tuple[str, ...]


def match_headings(table: Table, headings: tuple[Heading, ...]) -> Columns:
    """Match columns to headings by title or alias, whatever order, case and punctuation; then by small slips of spelling."""
    spelled = {_squeeze(name): heading.id for heading in headings for name in (heading.title, *heading.aliases)}
    by_id: dict[str, int] = {}
    left: dict[str, int] = {}
    problems = []
    for column, written in enumerate(table.headings):
        found = spelled.get(_squeeze(written))
        if found in by_id:
            other = table.headings[by_id[found]]
            told = f"means the same as “{other}”"
            problems.append(Problem(told, "Keep one of the columns", file=table.file, row=1, field=written))
        elif found:
            by_id[found] = column
        elif written:
            left[_squeeze(written)] = column
    for heading in headings:
        if heading.id not in by_id:
            names = [_squeeze(name) for name in (heading.title, *heading.aliases)]
            near = next((close[0] for name in names if (close := get_close_matches(name, left, n=1, cutoff=_ALIKE))), None)
            if near is not None:
                by_id[heading.id] = left.pop(near)
    for heading in headings:
        if heading.needed and heading.id not in by_id:
            told = f"Add it; it may also be called {', '.join(heading.aliases)}" if heading.aliases else "Add it"
            problems.append(Problem("the column is missing", told, file=table.file, row=1, field=heading.title))
    return Columns(by_id, tuple(problems), tuple(table.headings[column] for column in sorted(left.values())))


def _squeeze(written: str) -> str:
    """Letters and digits only, in small letters."""
    return re.sub(r"[\W_]+", "", written).casefold()
