"""The small edition with one part of it changed, and what is found wrong with it."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from tests.builders import BESIDE, KINDS, METHOD, SAYS, YES_NO, edition, rating_rules, setting
from trueline.core.frameworks import AnswerRules, AnswerSet, Band, Domain, Edition, SampleRules, Text
from trueline.core.frameworks.mistakes import find_mistakes


def told(made: Edition) -> list[str]:
    return [mistake.what for mistake in find_mistakes(made)]


def domain(*standards: Any, **more: Any) -> Domain:
    given = {"stream": "cases", "answers": "yes-no", **more}
    return Domain("2", Text("Work"), SAYS, "lowest", standards, **given)


def with_streams(*streams: Any) -> Edition:
    return edition(samples=SampleRules(streams, SAYS, setting(False)))


def with_sets(*sets: AnswerSet) -> Edition:
    return edition(answers=AnswerRules((YES_NO, KINDS, *sets), BESIDE, SAYS))


def with_bands(*bands: tuple[str, int, int | None]) -> Edition:
    made = tuple(
        Band(name, Fraction(low), SAYS, None if below is None else Fraction(below)) for name, low, below in bands
    )
    return edition(ratings=rating_rules(methods=(replace(METHOD, bands=made), rating_rules().methods[1])))


def name_mistake(value: object) -> str:
    """A test of a mistake is called by what is said of it, and not by the edition that has it."""
    return value if isinstance(value, str) else ""
