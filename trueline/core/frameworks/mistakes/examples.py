"""Do the examples of an edition speak of what there is in it?"""

from collections.abc import Iterator
from fractions import Fraction

from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.examples import EstimateExample, Examples, RatingExample
from trueline.core.frameworks.mistakes.mistakes import Mistake, Path, find_missing, find_repeated


def find_example_mistakes(edition: Edition, examples: Examples) -> Iterator[Mistake]:
    """Every id and percentage in the examples that cannot be right, whatever the rules are."""
    ids = [(("examples", "ratings", r, "id"), one.id) for r, one in enumerate(examples.ratings)]
    yield from find_repeated(ids, "examples")
    for r, rating in enumerate(examples.ratings):
        yield from _check_rating(edition, ("examples", "ratings", r), rating)
    for s, size in enumerate(examples.sizes):
        yield from find_missing(("examples", "sizes", s, "stream"), size.stream, edition.streams, "stream")
        yield from _check_cases(("examples", "sizes", s, "population"), size.population)
    for e, estimate in enumerate(examples.estimates):
        yield from _check_estimate(("examples", "estimates", e), estimate)
    for c, comparison in enumerate(examples.comparisons):
        path: Path = ("examples", "comparisons", c)
        yield from find_missing((*path, "question"), comparison.question, edition.questions, "question")
        for name in ("value", "against"):
            yield from _check_percent((*path, name), Fraction(getattr(comparison, name)))
    for p, phrase in enumerate(examples.phrases):
        yield from _check_percent(("examples", "phrases", p, "percent"), Fraction(phrase.percent))


def _check_rating(edition: Edition, path: Path, example: RatingExample) -> Iterator[Mistake]:
    rated = [standard.id for standard in edition.standards.values() if standard.counted != "unrated"]
    for part in ("given", "ratings", "scores"):
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


def _check_estimate(path: Path, example: EstimateExample) -> Iterator[Mistake]:
    for name in ("met", "not_met"):
        yield from _check_cases((*path, name), getattr(example, name))
    if example.population is not None and example.population < example.met + example.not_met:
        what = f"a population of {example.population} is less than the cases counted"
        yield Mistake((*path, "population"), what, "Correct one of the numbers")


def _check_percent(path: Path, percent: Fraction) -> Iterator[Mistake]:
    if not 0 <= percent <= 100:
        yield Mistake(path, f"{percent} is no percentage", "Write a number from 0 to 100")


def _check_cases(path: Path, cases: int) -> Iterator[Mistake]:
    if cases < 0:
        yield Mistake(path, f"{cases} is no number of cases", "Write 0 or more")
