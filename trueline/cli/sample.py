"""The commands ``trueline sample …``: which cases are looked at."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trueline.cli.options import AsJson, Framework, Key
from trueline.cli.printing import count, print_json, print_table, refuse
from trueline.core.problems import Problem

if TYPE_CHECKING:
    from trueline.actions.desk.draws import ChangedDraw
    from trueline.actions.desk.samples import NewDraw

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder that “sample draw” wrote.")]

app = typer.Typer(help="Which cases are looked at.", no_args_is_help=True)


@app.callback()
def _() -> None:
    """Which cases are looked at."""


@app.command()
def size(
    population: Annotated[int, typer.Option(help="The number of eligible cases.")],
    confidence: Annotated[float, typer.Option(help="The confidence level, between 0 and 1.")] = 0.8,
    margin: Annotated[float, typer.Option(help="The margin of error: 0.05 is five points.")] = 0.05,
    as_json: AsJson = False,
) -> None:
    """Work out how many cases a sample needs, with workings."""
    from trueline.actions.desk.samples import size_sample
    from trueline.core.wording import tell

    found = size_sample(population, confidence, margin)
    if as_json:
        workings = [reason.as_record() for reason in found.reasons]
        print_json({"size": found.size, "population": found.population, "workings": workings})
        return
    print(f"{found.size} of {count(found.population, 'case', 'cases')}\n")
    for number, reason in enumerate(found.reasons, start=1):
        print(f"  {number}. {tell(reason)}")
    print(
        "\nBasis: the method is stated (S0:1303–1304); the formula is derived from it, and gives the published sizes."
    )


@app.command("draw")
def draw_sample(
    framework: Framework,
    stream: Annotated[str, typer.Option(help="The stream of cases, such as case-supervision.")],
    as_at: Annotated[str, typer.Option(help="The day from which windows are counted back: 2018-08-31.")],
    seed: Annotated[str, typer.Option(help="The same seed and file give the same sample.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="The new folder to write.")],
    longlist: Annotated[
        Path | None, typer.Argument(metavar="LONGLIST", help="The provider’s file: CSV or XLSX.")
    ] = None,
    size: Annotated[int | None, typer.Option(help="So many cases, instead of by the edition’s rule.")] = None,
    reserve: Annotated[float | None, typer.Option(help="The share in reserve, such as 0.2.")] = None,
    officer_cap: Annotated[int | None, typer.Option(help="The most cases of one officer.")] = None,
    within: Annotated[Path | None, typer.Option(metavar="DIR", help="The draw from whose sample to draw.")] = None,
    provider: Annotated[str, typer.Option(metavar="ID", help="Only the cases of this provider.")] = "",
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Draw a sample from a longlist, balanced on every margin, with its reserves and its account."""
    from trueline.actions.desk.samples import Source, Wishes, read_as_at, read_share
    from trueline.actions.desk.samples import draw_sample as draw

    share = None if reserve is None else read_share(reserve)
    source, wishes = Source(longlist, provider, within, key), Wishes(size, share, officer_cap)
    made = draw(source, framework, stream, read_as_at(as_at), seed, out, wishes)
    if as_json:
        print_json(_describe(made, out))
        return
    account = made.account
    cases = count(account.population, "eligible case", "eligible cases")
    print(f"{account.size} of {cases} drawn, {account.reserves} in reserve; written to {out}")
    for line in _tell_draw(made):
        print(line)


def _describe(made: "NewDraw", out: Path) -> dict[str, object]:
    """A draw for machines."""
    account = made.account
    return {
        "folder": str(out),
        "size": account.size,
        "reserves": account.reserves,
        "population": account.population,
        "set_aside": account.set_aside,
        "officers": account.officers,
        "algorithm": account.algorithm,
        "seed": account.seed,
        "fingerprint": account.fingerprint,
        "chances": [reason.as_record() for reason in account.chances],
        "shortfalls": [reason.as_record() for reason in account.shortfalls],
        "near_duplicates": [
            {"first": pair.first.row, "second": pair.second.row, **pair.reason.as_record()}
            for pair in made.near_duplicates
        ],
        "unknown_columns": made.unknown_columns,
        "unknown_values": made.unknown_values,
        "sealed": made.sealed,
    }


def _tell_draw(made: "NewDraw") -> Iterator[str]:
    """What somebody should know before the sample is used."""
    from trueline.core.wording import label, tell, write_number

    account, reach = made.account, made.account.reach
    yield f"  of {count(account.listed, 'case', 'cases')} listed, by {account.algorithm} from the seed “{account.seed}”"
    yield from (f"  set aside: {label(code)} ({cases:,})" for code, cases in account.set_aside.items())
    if reach:
        yield f"  officers: {reach.reached} of {reach.of} (on average {write_number(reach.ceiling)} at best)"
    if account.restricted:
        held = account.restricted
        yield f"  sensitive or restricted: {held.eligible} eligible, {held.drawn} drawn, {held.reserves} in reserve"
    yield from (f"  {tell(reason)}" for reason in (*account.chances, *account.shortfalls))
    for heading, values in made.unknown_values.items():
        told = ", ".join(f"{value} ({cases})" for value, cases in values.items())
        yield f"  values of {heading} that are a category of their own: {told}"
    if made.unknown_columns:
        yield f"  columns that nothing reads: {', '.join(made.unknown_columns)}"
    if made.near_duplicates:
        yield "  Perhaps one person, both kept until somebody decides:"
        for pair in made.near_duplicates:
            rows = f"rows {pair.first.row} and {pair.second.row}"
            yield f"    {rows} ({pair.first.reference}, {pair.second.reference}): {tell(pair.reason)}"
    yield _tell_references(made)


def _tell_references(made: "NewDraw") -> str:
    if not made.is_pseudonymous:
        return "  References stand as they were given: with --key they become pseudonyms."
    if made.sealed:
        return f"  {count(made.sealed, 'name is', 'names are')} sealed beside it; “sample open” shows them"
    return "  No name is sealed: without a longlist there is none to seal."


@app.command("replace")
def replace_case(
    folder: Folder,
    reference: Annotated[str, typer.Argument(help="The selected case that falls out.")],
    reason: Annotated[str, typer.Option(help="Why it falls out, in a few words.")] = "",
    as_json: AsJson = False,
) -> None:
    """Put a reserve in the place of a case that fell out; no other case changes."""
    from trueline.actions.desk.draws import replace_drawn
    from trueline.core.wording import tell

    made = replace_drawn(folder, reference, reason)
    replacement = made.account.replacements[-1]
    if as_json:
        reasons = [one.as_record() for one in replacement.reasons]
        print_json({"reference": replacement.reference, "by": replacement.by, "reasons": reasons})
        return
    print(f"{replacement.reference} gave way to {replacement.by}; {_tell_left(made)}")
    for one in replacement.reasons:
        print(f"  {tell(one)}")


@app.command("extend")
def extend_sample(
    folder: Folder,
    size: Annotated[int, typer.Option(help="How many cases the sample is to have.")],
    as_json: AsJson = False,
) -> None:
    """Make a sample larger; every case already drawn stays in it, and the reserves are drawn anew."""
    from trueline.actions.desk.draws import extend_drawn
    from trueline.core.wording import tell

    made = extend_drawn(folder, size)
    if as_json:
        added = [case.reference for case in made.added]
        print_json({"size": made.account.size, "reserves": made.account.reserves, "added": added})
        return
    extension = made.account.extensions[-1]
    print(f"{extension.before} became {extension.after} cases; {_tell_left(made)}")
    for shortfall in made.account.shortfalls:
        print(f"  {tell(shortfall)}")


def _tell_left(made: "ChangedDraw") -> str:
    return f"{count(made.account.reserves, 'reserve', 'reserves')} left"


@app.command("why")
def explain_case(
    folder: Folder,
    reference: Annotated[str, typer.Argument(help="An eligible case.")],
    as_json: AsJson = False,
) -> None:
    """Say why a case is in the sample, or why it is not."""
    from trueline.actions.desk.draws import explain_case as explain
    from trueline.core.wording import label, tell

    why = explain(folder, reference)
    if as_json:
        reasons = [one.as_record() for one in why.reasons]
        print_json({"reference": why.reference, "role": why.role, "reasons": reasons})
        return
    print(f"{why.reference}: {label(f'role.{why.role}')}")
    names = {f"settled:{stage}": label(f"stage.{stage}") for stage in ("certain", "first", "second", "landing")}
    for one in why.reasons:
        print(f"  {tell(one, names=names)}")


@app.command("allocate")
def allocate_cases(
    folder: Folder,
    inspectors: Annotated[Path, typer.Option(metavar="FILE", help="Name, role, office, unit, days, conflicts.")],
    days: Annotated[int, typer.Option(help="The days of fieldwork.")],
    check: Annotated[bool, typer.Option("--check", help="Only say what the timetable, as changed, breaks.")] = False,
    as_json: AsJson = False,
) -> None:
    """Share the cases out among inspectors and days, or check a timetable that was changed by hand."""
    from trueline.actions.desk.allocations import TIMETABLE, check_timetable
    from trueline.actions.desk.allocations import allocate_cases as allocate
    from trueline.core.wording import tell

    made = (check_timetable if check else allocate)(folder, inspectors, days)
    if made.breaks:
        remedy = "Change it back, or allocate anew"
        refuse([Problem(tell(one), remedy, file=TIMETABLE) for one in made.breaks], as_json=as_json)
    if as_json:
        print_json({"loads": made.loads, "remarks": [one.as_record() for one in made.remarks]})
        return
    readings = count(len(made.readings), "reading", "readings")
    print(f"{readings} in {folder / TIMETABLE}; nothing is broken\n")
    print_table(("Inspector", "Readings", "Offices"), [(name, *load) for name, load in made.loads.items()])
    for one in made.remarks:
        print(f"  {tell(one)}")
