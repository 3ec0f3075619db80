"""How do results and problems look in a terminal, and how do they reach a machine?"""

import json
import sys
from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn

from trueline.core.problems import Problem

if TYPE_CHECKING:
    from trueline.actions.desk.limits import Limit

#: Wide enough for a figure with its reason where nothing says how wide the terminal is.
_WIDTH_WITHOUT_TERMINAL = 140


def count(number: int, one: str, many: str) -> str:
    """A number with the word that goes with it."""
    return f"{number:,} {one if number == 1 else many}"


def tell_references(*, is_hidden: bool) -> str:
    """Whether the references of people stay as they came."""
    if is_hidden:
        return "References of people become pseudonyms of the key that was named."
    return "References stay as given: no key for pseudonyms was named."


def print_json(value: object) -> None:
    """The result for machines."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def print_table(headings: Sequence[str], rows: Iterable[Sequence[object]], numbers: Container[int] = ()) -> None:
    """Rows under headings, as wide as they need within the terminal; numbers to the right, and the columns whose places
    are in ``numbers``, where numbers are already written for people.
    """
    from rich.console import Console
    from rich.table import Table

    rows = [list(row) for row in rows]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column, heading in enumerate(headings):
        is_number = column in numbers or (
            bool(rows) and all(isinstance(row[column], int | float) or row[column] in ("", None) for row in rows)
        )
        table.add_column(heading, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    width = None if sys.stdout and sys.stdout.isatty() else _WIDTH_WITHOUT_TERMINAL
    console = Console(width=width, markup=False, highlight=False, emoji=False)
    with console.capture() as captured:
        console.print(table)
    print("\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n")))


def print_limits(limits: Iterable["Limit"]) -> None:
    """The limits that were used, each with its basis; nothing where there are none."""
    rows = [
        (one.parameter.id, one.held.value, one.parameter.unit, one.parameter.title, one.held.basis) for one in limits
    ]
    if rows:
        print_table(("limit", "value", "unit", "", "basis"), rows)


def describe_limits(limits: Iterable["Limit"]) -> list[dict[str, object]]:
    """The limits that were used, for machines."""
    return [
        {
            "id": one.parameter.id,
            "value": one.held.value,
            "unit": one.parameter.unit,
            "basis": one.held.basis.kind,
            "source": one.held.basis.source,
        }
        for one in limits
    ]


def refuse(problems: Sequence[Problem], *, as_json: bool, told: str = " Nothing was changed.") -> NoReturn:
    """Tell every problem and end with exit code 1; ``told`` follows their number."""
    if as_json:
        print_json({"problems": [problem.as_record() for problem in problems]})
    else:
        for problem in problems:
            print(problem, file=sys.stderr)
        print(f"{count(len(problems), 'problem', 'problems')}.{told}", file=sys.stderr)
    sys.exit(1)
