"""The command ``trueline facts groups``: of which share of each group a fact is true."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trueline.cli.options import AsAt, AsJson, Extract, Key
from trueline.cli.printing import count, describe_limits, print_json, print_limits, print_table, tell_references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trueline.actions.desk.fact_groups import GroupedFacts


def groups(
    extract: Extract,
    as_at: AsAt,
    out: Annotated[Path, typer.Option(help="The file to write: .csv or .json.")],
    by: Annotated[
        list[str] | None, typer.Option(help="unit, grade, rosh, gender or ethnicity; may be given again.")
    ] = None,
    fact: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this fact; may be given again.")] = None,
    level: Annotated[float, typer.Option(min=0.5, max=0.999, help="How sure the interval is.")] = 0.8,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Tell facts by group, with denominators, unknowns and intervals; small numbers are hidden."""
    from trueline.actions.desk.fact_groups import group_facts, to_row

    found = group_facts(extract, as_at.date(), out, by or (), fact or (), level=level, key=key)
    if as_json:
        rows = [{**to_row(one), "hidden": one.counts is None} for one in found.groups]
        told = {"provider": found.account.provider, "as_at": found.as_at, "least": found.least.held.value}
        print_json({**told, "groups": rows, "limits": describe_limits((*found.limits, found.least))})
        return
    print(f"{found.account.provider}, as at {found.as_at}\n")
    if len(found.facts) == 1:
        print_table(("by", "group", "share", "", f"interval at {level:.0%}", "unknown"), list(_list(found)))
    hidden = sum(one.counts is None for one in found.groups)
    print(f"\n{count(len(found.groups), 'group', 'groups')} of {count(len(found.facts), 'fact', 'facts')} in {out}.")
    print(
        f"Hidden: {hidden}, with fewer than {found.least.held.value} subjects ({found.least.held.basis}), or so that "
        "none of these can be worked out."
    )
    if len(found.facts) == 1:
        print()
        print_limits((*found.limits, found.least))
        print()
    elif found.assumed:
        print(f"With limits that are assumptions (“facts explain” shows them): {', '.join(found.assumed)}.")
    print(f"Facts point; inspectors judge. {tell_references(is_hidden=found.people is not None)}")


def _list(found: "GroupedFacts") -> "Iterator[tuple[object, ...]]":
    for one in found.groups:
        if one.counts is None:
            yield one.by, one.group, "hidden", "", "", ""
        elif one.interval is None:
            yield one.by, one.group, "–", "0 of 0", "", one.counts.unknown
        else:
            interval = f"{100 * one.interval.low:.0f} to {100 * one.interval.high:.0f}"
            share = f"{one.counts.percent}%", f"{one.counts.met} of {one.counts.n}"
            yield one.by, one.group, *share, interval, one.counts.unknown
