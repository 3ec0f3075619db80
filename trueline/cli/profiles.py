"""How does a caseload look in a terminal, and how does it reach a machine?"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from trueline.cli.printing import print_table

if TYPE_CHECKING:
    from trueline.core.caseloads import Printed, ProfilePart


def print_profile(parts: "Iterable[ProfilePart]") -> None:
    """A table for each measure, with what must be known beside it."""
    from trueline.core.reports import tell_notes

    for part in parts:
        print(f"\n{part.measure.title}\n{part.measure.says}")
        if part.rows:
            _print_rows(part)
        else:
            print("Nobody is counted here.")
        for note in tell_notes(part):
            print(f"{note}.")
    print()


def _print_rows(part: "ProfilePart") -> None:
    from trueline.core.reports import tell_category, tell_printed, tell_share, write_figure
    from trueline.core.wording import label

    has_printed = any(row.printed for row in part.rows)
    headings = ["", *(label(f"profile.column.{name}").lower() for name in part.measure.columns)]
    headings += ["share"] if part.measure.is_parts else []
    headings += ["published of others"] if has_printed else []
    rows = []
    for row in part.rows:
        cells = [tell_category(row), *(write_figure(number) for number in row.numbers)]
        cells += [tell_share(row.share)] if part.measure.is_parts else []
        cells += ["\n".join(tell_printed(one) for one in row.printed)] if has_printed else []
        rows.append(cells)
    numbers = range(1, len(part.measure.columns) + 1 + part.measure.is_parts)
    print_table(headings, rows, numbers=numbers)


def describe_parts(parts: "Iterable[ProfilePart]") -> list[dict[str, object]]:
    """The measures for machines."""
    return [
        {
            "id": part.measure.id,
            "title": part.measure.title.en,
            "rows": [
                {
                    "category": row.category or None,
                    "title": row.title.en if row.title else None,
                    **dict(zip(part.measure.columns, row.numbers, strict=True)),
                    **({"share": float(row.share)} if row.share is not None else {}),
                    "published": [_describe_printed(one) for one in row.printed],
                }
                for row in part.rows
            ],
            "published": [_describe_printed(one) for one in part.printed],
            "partial": list(part.partial),
            "rebuilt": list(part.rebuilt),
        }
        for part in parts
    ]


def _describe_printed(one: "Printed") -> dict[str, object]:
    return {
        "whose": one.whose.en,
        "value": float(one.value),
        "unit": one.unit,
        "basis": one.basis.kind,
        "source": one.basis.source,
    }
