"""The command ``trueline caseload timeline``: what the record of one case holds, entry by entry."""

from typing import TYPE_CHECKING, Annotated

import typer

from trueline.cli.options import AsAt, AsJson, Extract, Key
from trueline.cli.printing import count, print_json, print_table, tell_references

if TYPE_CHECKING:
    from trueline.actions.desk.timelines import ToldEntry


def timeline(
    extract: Extract,
    event: Annotated[str, typer.Option(help="The event whose record is told.")],
    as_at: AsAt,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Tell what the record of one event held on a day, entry by entry."""
    from trueline.actions.desk.timelines import tell_timeline

    found = tell_timeline(extract, event, as_at.date(), key)
    if as_json:
        print_json([_describe(one) for one in found.entries])
        return
    print(f"{found.account.provider}, event {found.event}, as at {found.as_at}\n")
    rows = [
        (one.entry.day, one.entry.time[:5], one.entry.kind, one.told, one.entry.shown, _tell_late(one.entry.days_late))
        for one in found.entries
    ]
    print_table(("day", "time", "kind", "", "row", "entered"), rows)
    told = tell_references(is_hidden=key is not None)
    print(f"\n{count(len(rows), 'entry', 'entries')}. {told}")


def _describe(one: "ToldEntry") -> dict[str, object]:
    entry = one.entry
    return {
        "day": entry.day,
        "time": entry.time,
        "kind": entry.kind,
        "told": one.told,
        "row": entry.shown,
        "entered_at": entry.entered_at,
        "days_late": entry.days_late,
        "restricted": entry.is_restricted,
    }


def _tell_late(days: int) -> str:
    return f"{count(days, 'day', 'days')} later" if days else ""
