"""What may stand in each file that comes in: those of an edition, and the tables people send?"""

import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, get_args, get_origin

from markdown import Lines, head, row

from trueline.core.frameworks import Basis, Edition, Heading, Instrument, Setting, Text
from trueline.core.frameworks.answer_sets import AnswerRules
from trueline.core.frameworks.examples import Examples
from trueline.core.frameworks.phrasing import WordingRules
from trueline.core.frameworks.questions import Domain
from trueline.core.frameworks.report_plans import ReportPlan
from trueline.core.frameworks.scoring import RatingRules
from trueline.core.frameworks.stages import StageRules
from trueline.core.frameworks.streams import SampleRules
from trueline.intake.answer_files import ANSWER_HEADINGS
from trueline.intake.figure_files import FIGURE_HEADINGS
from trueline.intake.inspector_files import INSPECTOR_HEADINGS


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
