"""The commands ``trueline caseload …``: what a provider sends of its case record."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trueline.cli.handovers import handovers
from trueline.cli.measures import measure, measures
from trueline.cli.options import DAY, AsJson, Extract, Framework, Key
from trueline.cli.printing import count, print_json, print_table, refuse, tell_references
from trueline.cli.timelines import timeline
from trueline.cli.unseen import unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trueline.actions.desk.caseloads import CheckedExtract

app = typer.Typer(help="A provider's extract of its case record.", no_args_is_help=True)


@app.callback()
def _() -> None:
    """A provider's extract of its case record."""


@app.command()
def check(
    extract: Extract,
    every: Annotated[
        bool, typer.Option("--all", help="List every row that is wrong, not the first of each kind.")
    ] = False,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Check every file, row and value of an extract, and what must hold between its tables."""
    from trueline.actions.desk.caseloads import EVERY, MOST, check_caseload

    checked = check_caseload(extract, EVERY if every else MOST, key)
    if checked.problems:
        refuse(checked.problems, as_json=as_json, told=" Nothing was loaded.")
    if as_json:
        print_json({**_describe(checked), "pseudonyms": key is not None})
        return
    account = checked.account
    kind = "invented extract" if account.synthetic else "extract"
    print(f"{account.provider} ({account.regime}), {kind}, census day {account.census_date}: no problems.\n")
    print_table(("table", "rows"), [(name, rows) for name, rows in checked.rows.items()])
    for line in _tell_odd(checked):
        print(f"\n{line}")
    print(f"\n{tell_references(is_hidden=key is not None)}")


def _tell_odd(checked: "CheckedExtract") -> "Iterator[str]":
    """What somebody should know of an extract without a fault."""
    if checked.account.partial_tables:
        told = "Partial, so that what rests on them is unknown"
        yield f"{told}: {', '.join(checked.account.partial_tables)}"
    if checked.rebuilt:
        told = ", ".join(f"{table} ({count(rows, 'contact', 'contacts')})" for table, rows in checked.rebuilt.items())
        yield f"Not sent, and rebuilt from contact codes; what the codes do not tell is unknown: {told}"
    for table, headings in checked.left_out.items():
        yield f"Columns of {table} that are no field were not read: {', '.join(headings)}"
    if checked.unlisted:
        told = "Codes that are on no list; what needs them is unknown, and no table is rebuilt from them:"
        yield "\n".join([told, *_list_codes(checked)])


def _list_codes(checked: "CheckedExtract") -> "Iterator[str]":
    for name, codes in checked.unlisted.items():
        listed = ", ".join(f"{code} ({count(rows, 'row', 'rows')})" for code, rows in codes.items())
        yield f"  {name}: {listed}"


@app.command()
def describe(
    extract: Extract,
    as_at: Annotated[
        datetime | None,
        typer.Option("--as-at", formats=["%Y-%m-%d"], help="The day on which it is looked at; else the census day."),
    ] = None,
    key: Key = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE.html", help="Write it as a page too.")] = None,
    as_json: AsJson = False,
) -> None:
    """Describe a caseload: people, sentences, risk, units, officers and their work, beside published figures."""
    from trueline.actions.desk.profiles import describe_caseload
    from trueline.cli.profiles import describe_parts, print_profile

    profile = describe_caseload(extract, as_at.date() if as_at else None, key, out)
    account = profile.account
    if as_json:
        told = {"provider": account.provider, "as_at": profile.as_at, "synthetic": account.synthetic}
        print_json({**told, "pseudonyms": profile.people, "measures": describe_parts(profile.parts)})
        return
    kind = "invented caseload" if account.synthetic else "caseload"
    print(f"{account.provider} ({account.regime}), {kind}, as at {profile.as_at}")
    print_profile(profile.parts)
    if out:
        print(f"Written to {out}.")
    print("Whole counts, for the inspection alone: never publish them as they are.")
    print(tell_references(is_hidden=key is not None))


@app.command()
def invent(
    cases: Annotated[int, typer.Option(help="How many people.")],
    seed: Annotated[str, typer.Option(help="The same seed makes up the same extract.")],
    out: Annotated[Path, typer.Option(help="The folder to write.")],
    framework: Framework = "nps-standards-2018",
    as_at: Annotated[datetime, typer.Option("--as-at", formats=["%Y-%m-%d"], help="The census day.")] = DAY,
    dirt: Annotated[
        float | None,
        typer.Option(metavar="SHARE", help="Share of rows with what is amiss in real records: late, blank, twice."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make up an extract of any size, with a few planted cases whose answers are known."""
    from trueline.actions.desk.caseloads import invent_caseload, invent_dirty_caseload

    day, amiss = as_at.date(), None
    if dirt is None:
        rows = invent_caseload(cases, seed, out, framework, day)
    else:
        rows, amiss = invent_dirty_caseload(cases, seed, out, framework, day, dirt)
    if as_json:
        told = {} if amiss is None else {"dirt": {kind: dict(fields) for kind, fields in amiss.items()}}
        print_json({"folder": str(out), "rows": dict(rows), **told})
        return
    total = count(sum(rows.values()), "row", "rows")
    print(f"{total} in {count(len(rows), 'table', 'tables')}, all of it invented, written to {out}")
    print(f"{count(rows['person'], 'person', 'people')}, {count(rows['contact'], 'contact', 'contacts')}")
    if amiss is not None:
        print("\nPut in on request:")
        listed = [(kind, field, found) for kind, fields in amiss.items() for field, found in fields.items()]
        print_table(("what is amiss", "field", "rows"), listed)


def _describe(checked: "CheckedExtract") -> dict[str, object]:
    account = checked.account
    return {
        "provider": account.provider,
        "regime": account.regime,
        "source_system": account.source_system,
        "synthetic": account.synthetic,
        "census_date": account.census_date,
        "announcement_date": account.announcement_date,
        "partial_tables": list(account.partial_tables),
        "rows": dict(checked.rows),
        "left_out": {table: list(headings) for table, headings in checked.left_out.items()},
        "unlisted": {name: dict(codes) for name, codes in checked.unlisted.items()},
        "rebuilt": dict(checked.rebuilt),
        "problems": [],
    }


app.command()(measures)
app.command()(measure)
app.command()(timeline)
app.command()(unseen)
app.command()(handovers)
