"""The command ``trueline facts compare``: what became of each fact from one extract to the next."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trueline.cli.options import AsJson
from trueline.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from trueline.core.estimates import Counts, FactChange
    from trueline.core.facts import Fact


def compare(
    before: Annotated[Path, typer.Argument(metavar="BEFORE", readable=False)],
    after: Annotated[Path, typer.Argument(metavar="AFTER", readable=False)],
    fact: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this fact; may be given again.")] = None,
    recommendation: Annotated[
        str, typer.Option(metavar="ROW", help="Only the facts of this row of the catalogue, such as REC-04.")
    ] = "",
    level: Annotated[float, typer.Option(help="How sure the interval is.")] = 0.95,
    as_json: AsJson = False,
) -> None:
    """Compare two files that “facts run” wrote, such as those before and after a recommendation."""
    from trueline.actions.desk.fact_changes import compare_facts

    compared = compare_facts(before, after, fact or (), recommendation, level)
    if as_json:
        told = [_describe(one, change) for one, change in compared.changes]
        days = {"before": compared.before, "after": compared.after}
        print_json({**days, "level": level, "facts": told, "assumed": list(compared.assumed)})
        return
    print(f"As at {compared.before}, and as at {compared.after}. Points lie in the interval {level:.0%} of the time.\n")
    headings = ("id", "fact", "before", "", "after", "", "points", "interval", "began", "ended")
    print_table(headings, [_list(one, change) for one, change in compared.changes])
    if compared.assumed:
        footer = "With limits that are assumptions where the provider has none of its own (“facts explain” shows them)"
        print(f"\n{footer}: {', '.join(compared.assumed)}.")
    print("\nBegan and ended: subjects in both extracts. The interval takes the extracts for two samples that have")
    print("nothing to do with each other; where most subjects are the same it is too wide. Facts point; people judge.")


def _list(fact: "Fact", change: "FactChange") -> tuple[object, ...]:
    by, interval = "", ""
    if change.change:
        held = change.change
        by = f"{float(100 * held.by):+.1f}"
        interval = f"{100 * held.interval.low:+.1f} to {100 * held.interval.high:+.1f}"
    then, now = _tell(change.before), _tell(change.after)
    return fact.id, fact.title, *then, *now, by, interval, change.began, change.ended


def _tell(counts: "Counts") -> tuple[str, str]:
    """A share as people read it, and the cases behind it."""
    unknown = f", {counts.unknown} unknown" if counts.unknown else ""
    share = "–" if counts.percent is None else f"{counts.percent}%"
    return share, f"{counts.met} of {counts.n}{unknown}"


def _describe(fact: "Fact", change: "FactChange") -> dict[str, object]:
    held = change.change
    return {
        "fact": fact.id,
        "title": fact.title.en,
        "before": _describe_counts(change.before),
        "after": _describe_counts(change.after),
        "points": round(float(100 * held.by), 2) if held else None,
        "low": round(100 * held.interval.low, 2) if held else None,
        "high": round(100 * held.interval.high, 2) if held else None,
        "began": change.began,
        "ended": change.ended,
    }


def _describe_counts(counts: "Counts") -> dict[str, object]:
    return {"true": counts.met, "false": counts.not_met, "not applicable": counts.leaves, "unknown": counts.unknown}
