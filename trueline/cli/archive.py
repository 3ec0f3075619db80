"""The commands ``trueline archive …``: published inspections as data."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trueline.cli.options import AsJson
from trueline.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from trueline.actions.desk.archives import CheckedPublication
    from trueline.core.archives import Check, Kind, Outcome, PublishedFigure

app = typer.Typer(help="Published inspections, as data.", no_args_is_help=True)

#: What each kind of check works out again, one and many.
_KINDS: "dict[Kind, tuple[str, str]]" = {
    "rating": ("standard recomputed from its key questions", "standards recomputed from their key questions"),
    "overall": ("overall rating", "overall ratings"),
    "comparison": ("comparison judged by the rule", "comparisons judged by the rule"),
    "size": ("sample size", "sample sizes"),
    "sum": ("sum", "sums"),
    "restatement": ("figure printed twice", "figures printed twice"),
    "wording": ("key question told again in the text", "key questions told again in the text"),
    "relation": ("related figure", "related figures"),
    "need": ("number of a table of needs", "numbers of tables of needs"),
    "spread": ("score among those of others", "scores among those of others"),
}


@app.command("list")
def list_all(as_json: AsJson = False) -> None:
    """List the published inspections that come with Trueline."""
    from trueline.actions.desk.archives import list_archive

    found = list_archive()
    if as_json:
        print_json([{"id": p.id, "title": p.title, "framework": p.edition, "published": p.published} for p in found])
        return
    rows = [(p.id, p.title, p.edition, p.published, p.overall or "–", len(p.figures)) for p in found]
    print_table(("id", "title", "framework", "published", "overall", "figures"), rows)


@app.command()
def show(id_: Annotated[str, typer.Argument(metavar="ID")], as_json: AsJson = False) -> None:
    """Show one published inspection."""
    from trueline.actions.desk.archives import show_publication

    shown = show_publication(id_)
    publication = shown.publication
    if as_json:
        print_json(_describe(shown))
        return
    print(f"{publication.title}, published {publication.published} ({publication.edition}, {publication.report})")
    print(f"Overall: {publication.overall or 'no rating'}; {len(publication.figures)} figures\n")
    if publication.standards:
        standards = [
            (
                one.id,
                one.title,
                one.rating,
                ", ".join(str(q.percent) for q in one.key_questions if q.percent is not None),
                one.caveat,
            )
            for one in publication.standards
        ]
        print_table(("standard", "", "rating", "key questions, %", "caveat"), standards)
        print()
    headings = ("section", "ref", "what", "organisation", "printed", "line")
    print_table(
        headings, [(f.section, f.ref, f.topic, f.organisation, _printed(f), f.line) for f in publication.figures]
    )


def _printed(figure: "PublishedFigure") -> str:
    """A figure as it was printed: its words, its numbers, and of how many."""
    from trueline.core.wording import write_number

    numbers = (write_number(value) for value in (figure.value, figure.low, figure.high) if value is not None)
    return " ".join(filter(None, (figure.words, *numbers, f"of {figure.of}" if figure.of else "", figure.unit)))


@app.command()
def check(
    as_json: AsJson = False,
    every: Annotated[bool, typer.Option("--all", help="Print what agrees too.")] = False,
) -> None:
    """Work out again whatever the published figures allow. Exit 0 when every difference is explained."""
    from trueline.actions.desk.archives import check_archive

    checked = check_archive()
    unexplained = sum(check.outcome == "unexplained" for one in checked for check in one.checks)
    if as_json:
        print_json([_describe(one) for one in checked])
    else:
        for one in checked:
            _print_checked(one, every=every)
        print("In all:")
        for line in _sum_up([check for one in checked for check in one.checks]):
            print(f"  {line}")
    sys.exit(1 if unexplained else 0)


def _print_checked(one: "CheckedPublication", *, every: bool) -> None:
    publication = one.publication
    print(f"{publication.title}, {publication.published} ({publication.report}): {len(publication.figures)} figures")
    for line in (*_sum_up(list(one.checks)), _tell_homes(one)):
        print(f"  {line}")
    shown = [
        check
        for check in one.checks
        if every or check.kind in ("rating", "overall", "comparison") or check.outcome != "agrees"
    ]
    if shown:
        print_table(
            ("what", "published", "worked out", "line", ""),
            [(c.what, c.published, c.computed, c.line, _tell(c)) for c in shown],
        )
    print()


def _sum_up(checks: "list[Check]") -> Iterator[str]:
    """Such as: 12 standards recomputed from their key questions: 11 agree, 1 explained."""
    for kind, (singular, plural) in _KINDS.items():
        outcomes = Counter(check.outcome for check in checks if check.kind == kind)
        total = sum(outcomes.values())
        if total:
            names: dict[Outcome, str] = {
                "agrees": "agree",
                "explained": "explained",
                "unexplained": "NOT explained",
                "kept": "kept as given",
            }
            told = ", ".join(f"{outcomes[outcome]} {name}" for outcome, name in names.items() if outcomes[outcome])
            yield f"{total} {singular if total == 1 else plural}: {told}"
    taken = sum(check.figures for check in checks)
    yield f"{taken} readings of printed figures went into these {len(checks)} checks"


def _tell_homes(one: "CheckedPublication") -> str:
    """Such as: 196 of 196 findings have a home in the edition: a question, an item, or context (2)."""
    homes = one.homes
    what = "findings have a home in the edition: a question, an item, or context"
    return f"{homes.housed} of {homes.findings} {what} ({homes.context})"


def _tell(check: "Check") -> str:
    from trueline.core.wording import tell

    if check.outcome == "agrees":
        return "agrees"
    told = f": {tell(check.reason)}" if check.reason else ""
    return {"explained": "differs", "unexplained": "DIFFERS, unexplained", "kept": "kept"}[check.outcome] + told


def _describe(one: "CheckedPublication") -> dict[str, object]:
    publication = one.publication
    return {
        "id": publication.id,
        "title": publication.title,
        "framework": publication.edition,
        "published": publication.published,
        "overall": publication.overall,
        "standards": {standard.id: standard.rating for standard in publication.standards},
        "percents": dict(publication.percents),
        "figures": len(publication.figures),
        "findings": one.homes.findings,
        "housed": one.homes.housed,
        "checks": [
            {
                "kind": check.kind,
                "what": check.what,
                "published": check.published,
                "computed": check.computed,
                "outcome": check.outcome,
                "line": check.line,
                "figures": check.figures,
                "reason": check.reason.as_record() if check.reason else None,
            }
            for check in one.checks
        ],
    }


@app.command()
def compare(ids: Annotated[list[str], typer.Argument(metavar="ID...")], as_json: AsJson = False) -> None:
    """Set published inspections of one framework side by side; one ID alone is compared with its peers."""
    from trueline.actions.desk.archives import compare_archive

    lines = compare_archive(ids)
    if as_json:
        print_json([{"id": line.id, "printed": dict(line.printed)} for line in lines])
        return
    publications = list(lines[0].printed)
    rows = [(line.id, *(_cell(line.printed[id_]) for id_ in publications)) for line in lines]
    print_table(("id", *publications), rows)


def _cell(printed: str | int | None) -> str:
    return "–" if printed is None else f"{printed}%" if isinstance(printed, int) else printed


@app.command()
def export(file: Annotated[Path, typer.Argument(metavar="FILE")], as_json: AsJson = False) -> None:
    """Write every published figure to a CSV, JSON or Parquet file, by its ending."""
    from trueline.actions.desk.archives import export_archive

    count = export_archive(file)
    if as_json:
        print_json({"file": str(file), "figures": count})
    else:
        print(f"{count} figures written to {file}")
