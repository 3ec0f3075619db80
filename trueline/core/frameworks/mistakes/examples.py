"""Do the examples of an edition speak of what there is in it?"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.examples import (
    ComparisonExample,
    EstimateExample,
    Examples,
    NeedExample,
    PhraseExample,
    RatingExample,
    SizeExample,
    SpreadExample,
)
from trueline.core.frameworks.mistakes.mistakes import Mistake, Path, find_missing, find_repeated


def find_example_mistakes(edition: Edition, examples: Examples) -> Iterator[Mistake]:
    """Every id and percentage in the examples that cannot be right, whatever the rules are."""
    ids = [(("examples", "ratings", r, "id"), one.id) for r, one in enumerate(examples.ratings)]
    yield from find_repeated(ids, "examples")
    for kind, check in _CHECKS.items():
        for number, example in enumerate(getattr(examples, kind)):
            yield from check(edition, ("examples", kind, number), example)


def _check_rating(edition: Edition, path: Path, example: RatingExample) -> Iterator[Mistake]:
    rated = [standard.id for standard in edition.standards.values() if standard.counted != "unrated"]
    for part in ("given", "ratings", "scores", "sufficient"):
        for standard in getattr(example, part):
            yield from find_missing((*path, part, standard), standard, rated, "rated standard")
    for part in ("given", "ratings"):
        for standard, rating in getattr(example, part).items():
            yield from find_missing((*path, part, standard), rating, edition.ratings.rating_by_id, "rating")
    for question, percent in example.figures.items():
        yield from find_missing((*path, "figures", question), question, edition.questions, "question")
        yield from _check_percent((*path, "figures", question), percent)
    for standard, score in example.scores.items():
        yield from _check_percent((*path, "scores", standard), score)
    yield from find_missing((*path, "overall"), example.overall, edition.ratings.rating_by_id, "rating")


def _check_need(edition: Edition, path: Path, example: NeedExample) -> Iterator[Mistake]:
    shown = {one.id: one for c in edition.report.chapters for one in c.displays if one.kind == "needs"}
    yield from find_missing((*path, "display"), example.display, shown, "display of needs")
    display = shown.get(example.display)
    there = edition.key_questions.get(display.questions[0]) if display and display.questions else None
    known = [prompt.id for prompt in there.prompts] if there else [*example.cases]
    for part in ("cases", "done", "ranked", "percents"):
        for id_ in getattr(example, part):
            yield from find_missing((*path, part), id_, known, "need")
    for id_, done in example.done.items():
        if not 0 <= done <= example.cases.get(id_, 0):
            what = f"enough done in {done} of {example.cases.get(id_, 0)} cases"
            yield Mistake((*path, "done", id_), what, "Correct one of the numbers")


def _check_estimate(_edition: Edition, path: Path, example: EstimateExample) -> Iterator[Mistake]:
    for name in ("met", "not_met"):
        yield from _check_cases((*path, name), getattr(example, name))
    if example.population is not None and example.population < example.met + example.not_met:
        what = f"a population of {example.population} is less than the cases counted"
        yield Mistake((*path, "population"), what, "Correct one of the numbers")


def _check_size(edition: Edition, path: Path, example: SizeExample) -> Iterator[Mistake]:
    yield from find_missing((*path, "stream"), example.stream, edition.streams, "stream")
    yield from _check_cases((*path, "population"), example.population)


def _check_comparison(edition: Edition, path: Path, example: ComparisonExample) -> Iterator[Mistake]:
    yield from find_missing((*path, "question"), example.question, edition.questions, "question")
    for name in ("value", "against"):
        yield from _check_percent((*path, name), Fraction(getattr(example, name)))


def _check_phrase(_edition: Edition, path: Path, example: PhraseExample) -> Iterator[Mistake]:
    yield from _check_percent((*path, "percent"), Fraction(example.percent))


def _check_spread(_edition: Edition, path: Path, example: SpreadExample) -> Iterator[Mistake]:
    if not example.scores:
        yield Mistake(path, "a spread of no scores", "Write them under “scores:”")
    for score in example.scores:
        yield from _check_percent((*path, "scores"), Fraction(score))


def _check_percent(path: Path, percent: Fraction) -> Iterator[Mistake]:
    if not 0 <= percent <= 100:
        yield Mistake(path, f"{percent} is no percentage", "Write a number from 0 to 100")


def _check_cases(path: Path, cases: int) -> Iterator[Mistake]:
    if cases < 0:
        yield Mistake(path, f"{cases} is no number of cases", "Write 0 or more")


_CHECKS: Mapping[str, Callable[[Edition, Path, Any], Iterator[Mistake]]] = {
    "ratings": _check_rating,
    "sizes": _check_size,
    "estimates": _check_estimate,
    "comparisons": _check_comparison,
    "phrases": _check_phrase,
    "spreads": _check_spread,
    "needs": _check_need,
}
