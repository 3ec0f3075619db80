"""Print the reference pages from the code, or with --check say which of them no longer match it."""

import sys
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin

import click
from caseload_pages import print_data_package, print_data_request, print_facts, print_limits
from markdown import Lines, head, row
from measure_pages import print_measures
from ruamel.yaml import YAML
from typer.main import get_command

from trueline.actions.desk.archives import check_archive
from trueline.cli.main import app
from trueline.core.frameworks import COMPANIONS, Basis, Edition, Heading, Instrument, Question, Setting, Text
from trueline.core.frameworks.answer_sets import AnswerRules
from trueline.core.frameworks.examples import Examples
from trueline.core.frameworks.phrasing import WordingRules
from trueline.core.frameworks.questions import Domain
from trueline.core.frameworks.report_plans import ReportPlan
from trueline.core.frameworks.scoring import RatingRules
from trueline.core.frameworks.stages import StageRules
from trueline.core.frameworks.streams import SampleRules
from trueline.core.wording import SENTENCES, tell
from trueline.intake.answer_files import ANSWER_HEADINGS
from trueline.intake.figure_files import FIGURE_HEADINGS
from trueline.intake.framework_files import list_framework_ids, load_framework
from trueline.intake.inspector_files import INSPECTOR_HEADINGS

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "reference"
PRINTED = "<!-- Printed from the code by “make docs”. Do not edit. -->\n\n"


def print_commands() -> Lines:
    yield "# Commands\n\nExit 0: done. 1: the input has problems, each listed with its place and what to do about it;"
    yield "nothing was changed. 2: usage.\n"
    yield from _print_command(get_command(app), None, "trueline")


def _print_command(command: Any, above: Any, name: str) -> Lines:
    context = click.Context(command, parent=above, info_name=name, max_content_width=100, terminal_width=100)
    path = context.command_path
    yield f"## `{path}`\n\n```\n{command.get_help(context)}\n```\n"
    for below in getattr(command, "commands", {}).values():
        yield from _print_command(below, context, below.name)


def print_rules() -> Lines:
    rules = YAML(typ="safe", pure=True).load(ROOT / "tests" / "spec" / "rules.yaml")
    yield "# The rules, as worked examples\n\nEvery example below is a test (`tests/spec`).\n"
    for rule in rules:
        yield f"## {rule['title']}\n\n{rule['says']}\n\nSource: {rule['source']}.\n"
        yield head("given", "then")
        for example in rule["examples"]:
            yield row(_show(example["given"]), _show(example["then"]))
        yield ""


def _show(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value if value is not None else 'none'}" for name, value in values.items())


def print_edition_files() -> Lines:
    yield "# The files of an edition\n"
    yield "Every file, every key, what it holds, and what stands for it where it is left out. `basis` and `source`"
    yield "stand in every mapping marked ◆, or in one around it in the same file. A text is the English alone, or"
    yield "`{en: …, cy: …}`. A setting is its bare value, or `{is: …, basis: …, source: …}`.\n"
    parts: dict[str, Any] = {
        "framework.yaml": Edition,
        "answers.yaml": AnswerRules,
        "standards/*.yaml (one file a domain)": Domain,
        "samples.yaml": SampleRules,
        "ratings.yaml": RatingRules,
        "wording.yaml": WordingRules,
        "report.yaml": ReportPlan,
        "stages.yaml": StageRules,
        "instruments/*.yaml (one file an instrument)": Instrument,
        "examples.yaml": Examples,
    }
    elsewhere = {"instruments", "answers", "domains", "samples", "ratings", "wording", "report", "stages"}
    for file, kind in parts.items():
        yield f"## {file}\n"
        yield from _print_record(kind, elsewhere if kind is Edition else set(), seen=set())


def _print_record(kind: Any, skipped: set[str], seen: set[Any]) -> Lines:
    seen.add(kind)
    hints = typing.get_type_hints(kind)
    mark = " ◆" if hints.get("basis") is Basis else ""
    yield f"### {kind.__name__}{mark}\n\n{' '.join((kind.__doc__ or '').split())}\n"
    yield head("key", "holds", "where it is left out")
    parts = [part for part in fields(kind) if hints[part.name] is not Basis and part.name not in skipped]
    for part in parts:
        yield row(f"`{part.name}`", _name(hints[part.name]), _tell_default(part))
    yield ""
    for part in parts:
        for inner in _find_records(hints[part.name]):
            if inner not in seen:
                yield from _print_record(inner, set(), seen)


def _tell_default(part: Field[Any]) -> str:
    """What stands for a key that is left out; that it must be there where nothing does."""
    if part.default is MISSING and part.default_factory is MISSING:
        return "**must be there**"
    default = None if part.default is MISSING else part.default
    if isinstance(default, bool):
        return "true" if default else "false"
    return "" if default in (None, ()) else f"`{default}`"


def _name(kind: Any) -> str:
    origin, inner = get_origin(kind), [part for part in get_args(kind) if part not in (type(None), ...)]
    if origin is tuple:
        return f"list of {_name(inner[0])}"
    if origin is Mapping or str(origin) == "<class 'collections.abc.Mapping'>":
        return f"mapping to {_name(inner[1])}"
    if origin is typing.Literal:
        return " or ".join(f"`{choice}`" for choice in get_args(kind))
    if origin is Setting:
        return f"setting: {_name(inner[0])}"
    if inner:
        return _name(inner[0])
    plain = {
        "str": "word",
        "int": "whole number",
        "bool": "true or false",
        "Fraction": "number",
        "date": "day",
        "Text": "text",
    }
    return plain.get(kind.__name__, kind.__name__)


def _find_records(kind: Any) -> Iterator[Any]:
    if isinstance(kind, type) and is_dataclass(kind) and kind is not Text:
        yield kind
    for inner in get_args(kind):
        yield from _find_records(inner)


def print_framework(id_: str) -> Lines:
    edition = load_framework(id_).edition
    yield f"# {edition.title}\n"
    yield f"`{edition.id}`, revision {edition.revision}. {edition.inspectorate}: {edition.programme}.\n"
    for part in (
        _print_questions,
        _print_characteristics,
        _print_instruments,
        _print_bands,
        _print_longlists,
        _print_words,
        _print_stages,
    ):
        yield from part(edition)
        yield ""


def _print_questions(edition: Edition) -> Lines:
    for domain in edition.domains:
        yield f"## {domain.id}. {domain.title}\n"
        for standard in domain.standards:
            yield f"### {standard.id} {standard.title}\n"
            if standard.statement:
                yield f"> {standard.statement}\n"
            yield head("id", "question", "asked of", "applies", "basis")
            of_it = (question for question in edition.questions.values() if question.standard == standard.id)
            asked = (question for question in of_it if question.kind not in COMPANIONS)
            yield from (_print_question(question, question.id in edition.key_questions) for question in asked)
            yield ""


def _print_question(question: Question, is_key: bool) -> str:
    applies = "; ".join(f"{route} is {' or '.join(answers)}" for route, answers in question.applies.items())
    told = f"**{question.ask}**" if is_key else question.ask
    return row(question.id, told, question.stream or "the organisation", applies, question.basis)


def _print_characteristics(edition: Edition) -> Lines:
    described = [standard for standard in edition.standards.values() if standard.characteristics]
    if not described:
        return
    yield "## Ratings characteristics\n"
    yield head("standard", "rating", "what is seen", "basis")
    for standard in described:
        for one in standard.characteristics:
            yield row(
                standard.id, edition.ratings.rating_by_id[one.rating].title, " ".join(map(str, one.says)), one.basis
            )


def _print_instruments(edition: Edition) -> Lines:
    for instrument in edition.instruments:
        consent = " Only those who agreed are asked." if instrument.consent else ""
        yield f"## {instrument.title}\n\n`{instrument.id}`: {instrument.base}.{consent}\n"
        yield head("id", "item", "answers", "bears on", "basis")
        for item in instrument.items:
            yield row(f"{instrument.id}.{item.id}", item.ask, item.answers, ", ".join(item.bears_on), item.basis)
        yield ""


def _print_bands(edition: Edition) -> Lines:
    if not any(method.bands for method in edition.ratings.methods):
        return
    yield "## Bands\n"
    yield head("rating", "from", "below", "basis")
    for band in (band for method in edition.ratings.methods for band in method.bands):
        yield row(band.rating, f"{band.lowest}%", f"{band.below}%" if band.below else "", band.basis)


def _print_longlists(edition: Edition) -> Lines:
    yield "## Longlists\n"
    for stream in (stream for stream in edition.streams.values() if stream.headings):
        yield f"### {stream.id}\n\n{stream.population}.\n"
        yield head("heading", "must be there", "may also be called", "known values")
        for heading in stream.headings:
            values = ", ".join(f"{value.title} ({', '.join(value.written)})" for value in heading.values)
            yield row(heading.title, "yes" if heading.needed else "", ", ".join(heading.aliases), values)
        yield ""


def _print_words(edition: Edition) -> Lines:
    yield "## Words for percentages\n"
    yield head("words", "from", "to", "basis")
    for phrase in edition.wording.phrases:
        yield row(", ".join(phrase.words), phrase.lowest, phrase.highest, phrase.basis)


def _print_stages(edition: Edition) -> Lines:
    yield "## Stages\n"
    yield head("stage", "days from the first day of fieldwork", "may lead to", "basis")
    for stage in edition.stages.stages:
        yield row(stage.title, "" if stage.days is None else stage.days, ", ".join(stage.moves), stage.basis)


def print_archive() -> Lines:
    yield "# The published inspections, worked out again\n"
    yield "What `trueline archive check` finds. S0 to S4 are the five published reports.\n"
    for checked in check_archive():
        publication = checked.publication
        yield f"## {publication.title} ({publication.report}, {publication.published})\n"
        yield head("what", "published", "worked out", "line", "outcome")
        for check in checked.checks:
            why = f": {tell(check.reason)}" if check.reason else ""
            yield row(check.what, check.published, check.computed, check.line, check.outcome + why)
        yield ""


def print_files_in() -> Lines:
    yield "# Files that come in\n"
    yield "Longlists, answers and figures are CSV (UTF-8, UTF-16 or Windows-1252; comma, semicolon, tab or bar) or"
    yield "the first sheet of an XLSX workbook. The headings stand in the first row, in any order and any case. The"
    yield "columns of a longlist are those of its stream, in the page of its [framework](frameworks).\n"
    figures = """A row for each question with its percentage, or with the cases met and not met, and one for each
standard with a rating given: `trueline rate` and `trueline wording check`. It is what `trueline score` writes."""
    inspectors = """A row for each person who reads cases: `trueline sample allocate`. A role is inspector or
local assessor; conflicts are officers, offices, units or references, with semicolons between."""
    told: dict[str, tuple[tuple[Heading, ...], str]] = {
        "Answers": (ANSWER_HEADINGS, "A row for each answer of a reader to a question about a case: `trueline score`."),
        "Figures": (FIGURE_HEADINGS, figures),
        "Inspectors": (INSPECTOR_HEADINGS, inspectors),
    }
    for title, (headings, says) in told.items():
        yield f"## {title}\n\n{says}\n"
        yield head("heading", "must be there", "may also be called")
        yield from (row(f"`{one.title}`", "yes" if one.needed else "", ", ".join(one.aliases)) for one in headings)
        yield ""


def print_sentences() -> Lines:
    yield "# Reasons, and the words they are told in\n"
    yield "Results carry reasons as codes with figures: JSON has the codes, people get the sentences.\n"
    yield head("code", "English")
    for code, text in SENTENCES.items():
        yield row(f"`{code}`", text.en)


def list_pages() -> Mapping[str, Callable[[], Lines]]:
    pages: dict[str, Callable[[], Lines]] = {
        "commands.md": print_commands,
        "rules.md": print_rules,
        "edition-files.md": print_edition_files,
        "archive-check.md": print_archive,
        "files-in.md": print_files_in,
        "reasons.md": print_sentences,
        "extract.md": print_data_request,
        "extract.datapackage.json": print_data_package,
        "facts.md": print_facts,
        "limits.md": print_limits,
        "measures.md": print_measures,
    }
    for id_ in list_framework_ids():
        pages[f"frameworks/{id_}.md"] = lambda id_=id_: print_framework(id_)  # type: ignore[misc]
    return pages


def main() -> int:
    stale = []
    for name, page in list_pages().items():
        path = PAGES / name
        text = (PRINTED if path.suffix == ".md" else "") + "\n".join(page()).rstrip() + "\n"
        if "--check" in sys.argv:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"docs/reference/{name} no longer matches the code: run “make docs”.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
