"""What did a published inspection say, figure by figure, and on which line?"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal


@dataclass(frozen=True)
class PublishedFigure:
    """One figure as printed: a ``value``, a range from ``low`` to ``high``, or ``words`` with their bare
    ``quantifier``.

    ``home`` is the question or item of the edition on which it hangs, ``context`` where it is no answer to any.
    ``of`` is the printed base; ``is_shortfall`` marks a figure that counts work not done. ``name`` is the figure's
    name in the relations of its publication, empty for most. ``line`` counts lines of the published text from 1.
    """

    section: str
    line: int
    topic: str = ""
    ref: str = ""
    organisation: str = ""
    theme: str = ""
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    words: str = ""
    quantifier: str = ""
    unit: str = ""
    of: int | None = None
    percent: int | None = None
    base: str = ""
    qualifier: str = ""
    is_shortfall: bool = False
    where: str = ""
    column: str = ""
    name: str = ""
    home: str = ""


@dataclass(frozen=True)
class PublishedComparison:
    """A comparison as printed: of ``what``, at ``percent``, with the peers' figure ``against``; either is None where
    only words were printed.
    """

    what: str
    verdict: str
    peers: str
    line: int
    words: str = ""
    percent: int | None = None
    against: int | None = None


@dataclass(frozen=True)
class PublishedKeyQuestion:
    """A key question's printed percentage (None in domain one)."""

    id: str
    percent: int | None
    line: int


@dataclass(frozen=True)
class PublishedStandard:
    """A standard's printed rating and key questions."""

    id: str
    title: str
    rating: str
    line: int
    key_questions: tuple[PublishedKeyQuestion, ...]
    caveat: str = ""


@dataclass(frozen=True)
class PublishedSample:
    """A sample as printed; confidence in per cent and margin in points where they were."""

    id: str
    size: int
    line: int
    confidence: int | None = None
    margin: int | None = None


@dataclass(frozen=True)
class Sum:
    """Printed parts that must add up to a printed total."""

    what: str
    parts: tuple[Fraction, ...]
    total: Fraction
    line: int
    noted: str = ""


@dataclass(frozen=True)
class Restatement:
    """A figure printed twice."""

    what: str
    first: Fraction
    again: Fraction
    line: int


@dataclass(frozen=True)
class Relation:
    """Figures of one publication that must agree: ``same`` speak of one thing, ``about`` gives a number in round
    terms and exactly, ``share`` is a part of a whole. ``noted`` is the likely reason where they do not.
    """

    id: str
    kind: Literal["same", "about", "share"]
    figures: tuple[str, ...]
    part: tuple[str, ...] = ()
    whole: str = ""
    noted: str = ""


@dataclass(frozen=True)
class Publication:
    """A published inspection. ``edition`` is the id of its framework, ``published`` its month or year, ``overall``
    its rating.
    """

    id: str
    title: str
    edition: str
    report: str
    published: str
    providers: tuple[str, ...]
    figures: tuple[PublishedFigure, ...]
    standards: tuple[PublishedStandard, ...] = ()
    comparisons: tuple[PublishedComparison, ...] = ()
    samples: tuple[PublishedSample, ...] = ()
    overall: str | None = None
    overall_line: int = 0
    sums: tuple[Sum, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    relations: tuple[Relation, ...] = ()

    @cached_property
    def named(self) -> Mapping[str, PublishedFigure]:
        """The figures that relations speak of, by name."""
        return {figure.name: figure for figure in self.figures if figure.name}

    @cached_property
    def percents(self) -> Mapping[str, int]:
        """The printed percentages of key questions by id."""
        asked = (question for standard in self.standards for question in standard.key_questions)
        return {question.id: question.percent for question in asked if question.percent is not None}
