"""Which rules are kept: as worked examples, as reasons in words, as published figures worked out again?"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markdown import Lines, head, row
from ruamel.yaml import YAML

from trueline.actions.desk.archives import check_archive
from trueline.core.wording import SENTENCES, tell

_EXAMPLES = Path(__file__).parents[2] / "tests" / "spec" / "rules.yaml"


def print_rules() -> Lines:
    rules = YAML(typ="safe", pure=True).load(_EXAMPLES)
    yield "# The rules, as worked examples\n\nEvery example below is a test (`tests/spec`).\n"
    for rule in rules:
        yield f"## {rule['title']}\n\n{rule['says']}\n\nSource: {rule['source']}.\n"
        yield head("given", "then")
        for example in rule["examples"]:
            yield row(_show(example["given"]), _show(example["then"]))
        yield ""


def _show(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value if value is not None else 'none'}" for name, value in values.items())


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


def print_sentences() -> Lines:
    yield "# Reasons, and the words they are told in\n"
    yield "Results carry reasons as codes with figures: JSON has the codes, people get the sentences.\n"
    yield head("code", "English")
    for code, text in SENTENCES.items():
        yield row(f"`{code}`", text.en)
