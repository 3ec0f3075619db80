"""The commands ``trueline framework …``: what is inspected."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trueline.cli.options import AsJson
from trueline.cli.printing import print_json, print_table, refuse

if TYPE_CHECKING:
    from trueline.core.frameworks import Edition

app = typer.Typer(help="What is inspected: editions of frameworks.", no_args_is_help=True)

Row = tuple[object, ...]


@app.command("list")
def list_all(as_json: AsJson = False) -> None:
    """List the frameworks that come with Trueline."""
    from trueline.actions.desk.frameworks import list_frameworks
    from trueline.core.frameworks import fingerprint

    editions = list_frameworks()
    if as_json:
        print_json(
            [{"id": e.id, "revision": e.revision, "title": e.title.en, "fingerprint": fingerprint(e)} for e in editions]
        )
        return
    rows = [(e.id, e.revision, e.title.en, len(e.standards), len(e.questions), fingerprint(e)[:12]) for e in editions]
    print_table(("id", "revision", "title", "standards", "questions", "fingerprint"), rows)


@app.command()
def show(id_: Annotated[str, typer.Argument(metavar="ID")], as_json: AsJson = False) -> None:
    """Show one framework: what it asks, and every setting with its basis."""
    from trueline.actions.desk.frameworks import get_framework
    from trueline.core.frameworks import fingerprint, to_plain

    edition = get_framework(id_)
    if as_json:
        print_json(to_plain(edition))
        return
    print(f"{edition.title} ({edition.id}, revision {edition.revision})")
    print(f"{edition.inspectorate}: {edition.programme}. Fingerprint {fingerprint(edition)}\n")
    print_table(("id", "what is asked", "judged by", "stream"), _list_questions(edition))
    print()
    print_table(("setting", "value", "basis"), _list_settings(edition))


def _list_questions(edition: "Edition") -> Iterator[Row]:
    for domain in edition.domains:
        yield domain.id, domain.title.en, "", ""
        for standard in domain.standards:
            yield standard.id, standard.title.en, edition.get_method(standard.id).kind, ""
            for asked in standard.key_questions:
                question = edition.questions.get(asked.id)
                yield asked.id, asked.ask.en, f"{len(asked.prompts)} prompts", question.stream if question else ""


def _list_settings(edition: "Edition") -> Iterator[Row]:
    rules = edition.ratings
    for method in rules.methods:
        for band in method.bands:
            yield f"band {band.rating}", f"{band.lowest}% up to {band.below or '100'}", band.basis
    if rules.composite:
        for cut in rules.composite.cuts:
            yield f"overall {cut.rating}", f"up to {cut.per_standard} × rated standards", cut.basis
    yield "in line within", f"{rules.comparison.in_line.value} points", rules.comparison.in_line.basis
    yield "level of intervals", rules.estimates.level.value, rules.estimates.level.basis
    yield (
        "caveat when not known",
        f"more than {rules.estimates.unknown_share.value}",
        rules.estimates.unknown_share.basis,
    )
    yield "hidden counts", f"under {rules.release.count.value}", rules.release.count.basis
    for stream in edition.samples.streams:
        yield f"size of {stream.id}", stream.size.method, stream.size.basis
        if stream.window:
            window = f"{stream.window.nearest} to {stream.window.furthest} {stream.window.unit} before"
            yield f"window of {stream.id}", window, stream.window.basis


@app.command()
def check(folder: Path, as_json: AsJson = False) -> None:
    """Check the framework in FOLDER: every mistake with its file and line."""
    from trueline.actions.desk.frameworks import check_framework

    checked = check_framework(folder)
    if checked.problems:
        refuse(checked.problems, as_json=as_json)
    edition = checked.edition
    if as_json:
        print_json({"id": edition.id, "examples": checked.examples, "fingerprint": checked.fingerprint, "problems": []})
        return
    print(f"{edition.id}, revision {edition.revision}: no mistakes; {checked.examples} examples come out.")
    print(f"Fingerprint {checked.fingerprint}")


@app.command()
def diff(first: str, second: str, as_json: AsJson = False) -> None:
    """Show what differs between two frameworks (ids, or folders with a slash in their name)."""
    from trueline.actions.desk.frameworks import diff_frameworks

    found = diff_frameworks(first, second)
    if as_json:
        print_json([{"part": one.part, "first": one.first, "second": one.second} for one in found])
        return
    if not found:
        print("They say the same.")
        return
    print_table(("part", first, second), [(one.part, _shorten(one.first), _shorten(one.second)) for one in found])


def _shorten(value: object) -> str:
    told = "–" if value is None else str(value)
    return told if len(told) <= 60 else f"{told[:57]}…"
