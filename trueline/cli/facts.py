"""The commands ``trueline facts …``: what a machine can see in an extract. Facts point; inspectors judge."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trueline.cli.fact_changes import compare
from trueline.cli.fact_groups import groups
from trueline.cli.options import DAY, REGIME, AsAt, AsJson, Extract, Key
from trueline.cli.printing import describe_limits, print_json, print_limits, print_table, tell_references

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trueline.actions.desk.facts import ExplainedFact, RunFacts
    from trueline.core.caseloads import ExtractAccount
    from trueline.core.facts import Fact

app = typer.Typer(help="What a machine can see in an extract. Facts point; inspectors judge.", no_args_is_help=True)
FactId = Annotated[str, typer.Argument(metavar="ID")]
Provider = Annotated[str, typer.Option(help="The provider whose own limits go before those for all.")]
Regime = Annotated[str, typer.Option(help="The regime whose limits go before those for all.")]


@app.command("list")
def list_all(as_json: AsJson = False) -> None:
    """List the facts."""
    from trueline.actions.desk.facts import list_facts

    facts = list_facts()
    if as_json:
        print_json([_describe(fact) for fact in facts])
        return
    for theme in dict.fromkeys(fact.theme for fact in facts):
        print(f"\n{theme.replace('-', ' ').capitalize()}")
        own = [fact for fact in facts if fact.theme == theme]
        print_table(
            ("id", "fact", "of each", "question"),
            [(fact.id, fact.title, fact.subject, ", ".join(fact.supports)) for fact in own],
        )


def _describe(fact: "Fact") -> dict[str, object]:
    return {
        "id": fact.id,
        "name": fact.name,
        "theme": fact.theme,
        "title": fact.title.en,
        "subject": fact.subject,
        "supports": list(fact.supports),
        "needs": list(fact.needs),
        "parameters": list(fact.parameters),
        "catalogue": list(fact.catalogue),
        "source": fact.source,
        "version": fact.version,
    }


@app.command()
def explain(
    id_: FactId,
    extract: Annotated[
        Path | None, typer.Option(help="Tell what the fact says of one subject of this extract.")
    ] = None,
    subject: Annotated[str, typer.Option(help="The subject, such as an event.")] = "",
    as_at: AsAt = DAY,
    provider: Provider = "",
    regime: Regime = REGIME,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Show a fact’s rule, source, limits, SQL and worked cases; or what it says of one subject, and why."""
    from trueline.actions.desk.facts import explain_fact, tell_subject

    if extract is not None:
        told = tell_subject(id_, extract, subject, as_at.date(), key)
        shown, missing = list(told.shown_by), list(told.missing)
        if as_json:
            said = {"status": told.status, "sentence": told.sentence, "shown_by": shown, "missing": missing}
            rebuilt = {"rebuilt": list(told.rebuilt)} if told.rebuilt else {}
            print_json({**said, "limits": describe_limits(told.limits), **rebuilt})
            return
        print(f"{told.sentence}\n\nStatus: {told.status}")
        print(f"Shown by: {', '.join(shown) or 'no row'}\n")
        print_limits(told.limits)
        if told.rebuilt:
            print(f"Rests on {', '.join(told.rebuilt)}, rebuilt from contact codes: the keys are those of contacts")
        print(tell_references(is_hidden=key is not None))
        return
    explained = explain_fact(id_, _account(provider, regime, as_at.date()), as_at.date())
    if as_json:
        print_json(
            {**_describe(explained.fact), "limits": describe_limits(explained.limits), "sql": explained.fact.sql}
        )
        return
    _print_explained(explained)


def _print_explained(explained: "ExplainedFact") -> None:
    fact, rule = explained.fact, explained.fact.rule
    print(f"{fact.id}  {fact.title}\n")
    print(f"Of each {fact.subject}. Points to question {', '.join(fact.supports)}. Source: {fact.source}.")
    print(f"Catalogue: {', '.join(fact.catalogue)}. Rests on: {', '.join(fact.needs)}.\n")
    print(f"Applies   {rule.applies}\nTrue      {rule.true}\nUnknown   {rule.unknown}")
    if rule.reading:
        print(f"Read as   {rule.reading}")
    print(f"Says      {fact.says}\n")
    print_limits(explained.limits)
    print(f"\n{fact.sql}\n")
    rows = [
        (case.title, case.as_at, case.status, case.value, " ".join(case.shown_by)) for case in explained.cases.cases
    ]
    print_table(("worked case", "as at", "status", "value", "shown by"), rows)


@app.command()
def run(
    extract: Extract,
    as_at: AsAt,
    out: Annotated[Path, typer.Option(help="The file to write: .parquet or .csv.")],
    engine: Annotated[str, typer.Option(help="duckdb or spark.")] = "duckdb",
    fact: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this fact; may be given again.")] = None,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Run facts over an extract and write a row for each fact and subject."""
    from trueline.actions.desk.facts import run_facts_over

    def tell(one: "Fact") -> None:
        if sys.stderr.isatty():
            print(f"{one.id}  {one.title}", file=sys.stderr)

    found = run_facts_over(extract, as_at.date(), out, engine, fact or (), tell, key)
    if as_json:
        print_json(
            {
                "provider": found.account.provider,
                "as_at": found.as_at,
                "file": str(out),
                "counts": {id_: dict(counts) for id_, counts in found.counts.items()},
                "limits": describe_limits(found.limits),
                "rebuilt": {table: list(ids) for table, ids in found.rebuilt.items()},
                "unanswered": list(found.unanswered),
                "pseudonyms": found.people,
            }
        )
        return
    _print_run(found, out)


def _print_run(found: "RunFacts", out: Path) -> None:
    from trueline.core.facts import STATUSES

    rows = [
        (fact.id, fact.title, *(found.counts.get(fact.id, {}).get(status, 0) for status in STATUSES))
        for fact in found.facts
    ]
    print(f"{found.account.provider}, as at {found.as_at}\n")
    print_table(("id", "fact", *STATUSES), rows)
    print()
    print_limits(found.limits)
    for line in _tell_rebuilt(found):
        print(f"\n{line}")
    print(f"\nWritten to {out}. Facts point; inspectors judge. {tell_references(is_hidden=found.people is not None)}")


def _tell_rebuilt(found: "RunFacts") -> "Iterator[str]":
    """Which facts rest on tables that were not sent."""
    for table, ids in found.rebuilt.items():
        if ids:
            yield (
                f"{table} was not sent and is rebuilt from contact codes. On it rest: {', '.join(ids)}.\n"
                "What the codes do not tell is unknown, never a no."
            )
    if found.unanswered:
        yield f"Unknown for everybody, since no contact code tells what they look for: {', '.join(found.unanswered)}"


@app.command()
def sql(
    id_: FactId,
    dialect: Annotated[str, typer.Option(help="duckdb, spark or athena.")] = "duckdb",
    as_at: AsAt = DAY,
    provider: Provider = "",
    regime: Regime = REGIME,
) -> None:
    """Print a fact as one query for another engine, with everything it rests on, for tables in a schema “extract”."""
    from trueline.actions.desk.facts import write_fact_sql

    print(write_fact_sql(id_, dialect, _account(provider, regime, as_at.date()), as_at.date()))


app.command()(groups)
app.command()(compare)


def _account(provider: str, regime: str, as_at: "date") -> "ExtractAccount":
    """Whose limits are asked for where there is no extract."""
    from trueline.core.caseloads import ExtractAccount

    return ExtractAccount(provider, regime, as_at, as_at, as_at)
