"""The rules as worked examples, from rules.yaml."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.builders import SAYS, nps
from trueline.core.caseloads import find_window, normalise_reference, pseudonymise
from trueline.core.estimates import Comparator, Counts, compare, wilson
from trueline.core.frameworks import Window
from trueline.core.ratings import Figure, Figures, rate, sum_up
from trueline.core.samples import allocate, draw_number, work_out_size
from trueline.core.wording import write_words

RULES = YAML(typ="safe", pure=True).load(Path(__file__).with_name("rules.yaml"))


def size(population: int, confidence: float = 0.8) -> Mapping[str, Any]:
    return {"size": work_out_size(population, confidence).size}


def window(as_at: date, furthest: int, nearest: int, unit: Any = "months") -> Mapping[str, Any]:
    opens, closes = find_window(Window("started", unit, furthest, nearest, SAYS), as_at)
    return {"opens": opens, "closes": closes}


def percentage(**counted: int) -> Mapping[str, Any]:
    counts = Counts(**counted)
    return {"percent": counts.percent, "n": counts.n}


def interval(met: int, n: int, level: float, population: int | None = None) -> Mapping[str, Any]:
    found = wilson(met, n, level, population)
    return {"low": round(100 * found.low, 2), "high": round(100 * found.high, 2)}


def comparison(percent: int, against: int) -> Mapping[str, Any]:
    found = compare(percent, Comparator("", against, ""), nps().ratings.comparison)
    return {"verdict": found.verdict, "gap": found.gap}


def standard(standard: str, percents: list[int]) -> Mapping[str, Any]:
    asked = nps().standards[standard].key_questions
    figures = {question.id: Figure(percent) for question, percent in zip(asked, percents, strict=True)}
    found = rate(nps(), Figures(figures)).get(standard)
    return {"rating": found.rating, "deciding": found.deciding}


def overall(counted: int, points: int) -> Mapping[str, Any]:
    """Any ratings with that sum will do: the rule knows only how many there are and what they add up to."""
    by_points = {rating.points: rating.id for rating in nps().ratings.scale}
    ratings = {}
    for number in range(counted):
        share = points // (counted - number)
        ratings[str(number)] = by_points[share]
        points -= share
    return {"rating": sum_up(nps().ratings, ratings).rating}


ANSWERED_BY: Mapping[str, Callable[..., Mapping[str, Any]]] = {
    "sample-size": size,
    "window": window,
    "allocation": allocate,
    "printed-percentage": lambda **given: percentage(**{"met": 0, "not_met": 0, **given}),
    "interval": interval,
    "comparison": comparison,
    "standard": standard,
    "overall": overall,
    "words": lambda percent: {"words": write_words(nps().wording, percent)},
    "pseudonym": lambda reference: {"pseudonym": pseudonymise(bytes(32), reference)},
    "reference": lambda reference: {"normalised": normalise_reference(reference)},
    "chance": lambda **given: {"digits": str(draw_number(**given))[:12]},
}
EXAMPLES = [(rule["rule"], example) for rule in RULES for example in rule["examples"]]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule}-{n}" for n, (rule, _) in enumerate(EXAMPLES)])
def test_the_example_comes_out(rule: str, example: Mapping[str, Any]) -> None:
    came = ANSWERED_BY[rule](**example["given"])
    assert {name: came[name] for name in example["then"]} == example["then"]


def test_every_rule_has_examples_and_a_source() -> None:
    assert {rule["rule"] for rule in RULES} == set(ANSWERED_BY)
    assert all(rule["examples"] and rule["source"] and rule["says"] for rule in RULES)
