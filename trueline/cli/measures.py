"""The commands ``trueline caseload measures`` and ``measure``: what can be worked out anew, with what it is made of."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trueline.cli.options import DAY, REGIME, AsAt, AsJson, Extract, Key
from trueline.cli.printing import describe_limits, print_json, print_limits, print_table, tell_references

if TYPE_CHECKING:
    from trueline.actions.desk.measures import MeasuredCaseload
    from trueline.core.facts import Measure


def measures(
    explain: Annotated[str, typer.Option(metavar="ID", help="Show one with its reading, parts and query.")] = "",
    sql: Annotated[str, typer.Option(help="With --explain: the query for duckdb, spark or athena, and only it.")] = "",
    as_at: Annotated[datetime, typer.Option("--as-at", formats=["%Y-%m-%d"], help="The day of the query.")] = DAY,
    as_json: AsJson = False,
) -> None:
    """List what can be worked out anew: scores, tiers, bands, hours and days delivered, service levels."""
    from trueline.actions.desk.measures import list_measures, write_measure_sql
    from trueline.core.caseloads import ExtractAccount

    day = as_at.date()
    if explain and sql:
        print(write_measure_sql(explain, sql, ExtractAccount("", REGIME, day, day, day), day))
    elif explain:
        _explain(explain, as_json=as_json)
    elif as_json:
        print_json([_describe(measure) for measure in list_measures()])
    else:
        rows = [(one.id, one.title, one.subject, one.unit, ", ".join(one.needs)) for one in list_measures()]
        print_table(("id", "measure", "of each", "unit", "rests on"), rows)


def _explain(id_: str, *, as_json: bool) -> None:
    from trueline.actions.desk.measures import find_measure, read_measure_sql

    measure = find_measure(id_)
    sql = read_measure_sql(measure)
    if as_json:
        print_json({**_describe(measure), "sql": sql})
        return
    print(f"{measure.id}  {measure.title}\n\n{measure.says}\n\nFor     {measure.applies}")
    if measure.reading:
        print(f"Reading {measure.reading}")
    print(f"Source  {measure.source}\n")
    print_table(("part", "from"), measure.made_of.items())
    print(f"\n{sql}")


def _describe(measure: "Measure") -> dict[str, object]:
    return {
        "id": measure.id,
        "title": measure.title.en,
        "says": measure.says.en,
        "subject": measure.subject,
        "unit": measure.unit,
        "made_of": dict(measure.made_of),
        "needs": list(measure.needs),
        "parameters": list(measure.parameters),
        "source": measure.source,
        "version": measure.version,
    }


def measure(
    extract: Extract,
    as_at: AsAt,
    out: Annotated[Path, typer.Option(help="The file to write: .parquet or .csv.")],
    only: Annotated[
        list[str] | None, typer.Option("--measure", metavar="ID", help="Only this one; may be given again.")
    ] = None,
    engine: Annotated[str, typer.Option(help="duckdb or spark.")] = "duckdb",
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Work measures out over an extract: a row for each and its subject, with what it is made of or what is missing."""
    from trueline.actions.desk.measures import measure_caseload

    found = measure_caseload(extract, as_at.date(), out, only or (), engine, key)
    if as_json:
        print_json(
            {
                "provider": found.account.provider,
                "as_at": found.as_at,
                "file": str(out),
                "counts": {id_: {"known": known, "unknown": not_} for id_, (known, not_) in found.counts.items()},
                "limits": describe_limits(found.limits),
            }
        )
        return
    _print_measured(found, out)


def _print_measured(found: "MeasuredCaseload", out: Path) -> None:
    print(f"{found.account.provider}, as at {found.as_at}\n")
    rows = [(one.id, one.title, one.subject, *found.counts.get(one.id, (0, 0))) for one in found.measures]
    print_table(("id", "measure", "of each", "known", "unknown"), rows)
    print()
    print_limits(found.limits)
    told = tell_references(is_hidden=found.people is not None)
    print(f"\nWritten to {out}, each with what it is made of, or what is missing. {told}")
