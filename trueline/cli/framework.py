"""The commands ``trueline framework …``: what is inspected."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trueline.cli.options import AsJson
from trueline.cli.printing import count, print_json, print_table, refuse

if TYPE_CHECKING:
    from trueline.core.frameworks import Edition, Question

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
    from trueline.core.frameworks import fingerprint, list_settings, to_plain

    edition = get_framework(id_)
    if as_json:
        print_json(to_plain(edition))
        return
    print(f"{edition.title} ({edition.id}, revision {edition.revision})")
    print(f"{edition.inspectorate}: {edition.programme}. Fingerprint {fingerprint(edition)}\n")
    print_table(("id", "what is asked", "judged by, or asked of", "accountable", "basis"), _list_asked(edition))
    print()
    settings = [one for one in list_settings(edition) if one.path[0] != "domains" and one.path[-1] != "id"]
    print_table(("setting", "is", "basis"), [("/".join(one.path), one, one.basis) for one in settings])


def _list_asked(edition: "Edition") -> Iterator[Row]:
    for domain in edition.domains:
        yield domain.id, domain.title, "", "", domain.basis
        for standard in domain.standards:
            counted = "" if standard.counted == "counted" else f" ({standard.counted})"
            yield standard.id, standard.title, edition.get_method(standard.id).id + counted, "", standard.basis
            for asked in standard.key_questions:
                yield asked.id, asked.ask, *_tell_question(edition.questions.get(asked.id)), asked.basis
                for prompt in asked.prompts:
                    question = edition.questions[f"{asked.id}.{prompt.id}"]
                    yield question.id, prompt.ask, *_tell_question(question), prompt.basis


def _tell_question(question: "Question | None") -> tuple[str, str]:
    """Of whom a question is asked, and who is accountable; nothing for one that only gathers its prompts."""
    if question is None:
        return "", ""
    routes = (f"{route} is {' or '.join(answers)}" for route, answers in question.applies.items())
    return ", where ".join([question.stream or "the organisation", *routes]), question.accountable or ""


@app.command()
def check(folder: Annotated[Path, typer.Argument(metavar="FOLDER", readable=False)], as_json: AsJson = False) -> None:
    """Check the framework in FOLDER: every mistake with its file and line."""
    from trueline.actions.desk.frameworks import check_framework

    checked = check_framework(folder)
    if checked.problems:
        refuse(checked.problems, as_json=as_json, told="")
    edition = checked.edition
    if as_json:
        print_json({"id": edition.id, "examples": checked.examples, "fingerprint": checked.fingerprint, "problems": []})
        return
    tried = count(checked.examples, "example comes out", "examples come out")
    print(f"{edition.id}, revision {edition.revision}: no mistakes; {tried}.")
    print(f"Fingerprint {checked.fingerprint}")


@app.command()
def diff(first: str, second: str, as_json: AsJson = False) -> None:
    """Show what differs between two frameworks (ids, or folders with a slash in their name), and what of their figures
    may be compared.
    """
    from trueline.actions.desk.frameworks import compare_editions, diff_frameworks

    found, compared = diff_frameworks(first, second), compare_editions(first, second)
    if as_json:
        print_json([{"part": one.part, "first": one.first or None, "second": one.second or None} for one in found])
        return
    if not found:
        print("They say the same.")
        return
    print_table(("part", first, second), [(one.part, one.first or "–", one.second or "–") for one in found])
    if compared:
        pairs = count(len(compared.pairs), "id means", "ids mean")
        print(f"\n{pairs} the same in both, and may be compared. Nothing else may: {compared.refuses}")
