"""Do the examples of an edition come out?"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from fractions import Fraction
from typing import Any

from trueline.core.estimates import Comparator, Counts, compare, estimate, print_percent
from trueline.core.frameworks import Edition
from trueline.core.frameworks.examples import (
    ComparisonExample,
    EstimateExample,
    Examples,
    PhraseExample,
    RatingExample,
    SizeExample,
)
from trueline.core.frameworks.mistakes import Mistake
from trueline.core.ratings import Figure, Figures, rate
from trueline.core.samples import size_by_rule
from trueline.core.wording import write_words

#: What an example expects and what came out, for each thing it names.
Outcome = Iterator[tuple[str, object, object]]


def try_examples(edition: Edition, examples: Examples) -> Iterator[Mistake]:
    """A mistake for each result of an example that does not come out."""
    kinds: dict[str, Callable[[Edition, Any], Outcome]] = {
        "ratings": _try_rating,
        "sizes": _try_size,
        "estimates": _try_estimate,
        "comparisons": _try_comparison,
        "phrases": _try_phrase,
    }
    for kind, attempt in kinds.items():
        for number, example in enumerate(getattr(examples, kind)):
            # In an edition with mistakes an example may stumble over them; the mistakes are told already.
            with suppress(LookupError):
                for what, expected, came in attempt(edition, example):
                    if expected != came:
                        told = f"this example does not come out: {what} should be {expected} and is {came}"
                        yield Mistake(("examples", kind, number), told, "Correct the example or the rule")


def _try_rating(edition: Edition, example: RatingExample) -> Outcome:
    figures = Figures({id_: Figure(percent) for id_, percent in example.figures.items()}, example.given)
    ratings = rate(edition, figures)
    for standard, expected in example.ratings.items():
        yield f"standard {standard}", expected, ratings.get(standard).rating
    if example.points is not None:
        yield "points", example.points, ratings.overall.points
    if example.overall is not None:
        yield "overall", example.overall, ratings.overall.rating


def _try_size(edition: Edition, example: SizeExample) -> Outcome:
    rule = edition.streams[example.stream].size
    yield f"the size for {example.population} cases", example.size, size_by_rule(rule, example.population).size


def _try_estimate(edition: Edition, example: EstimateExample) -> Outcome:
    counts = Counts(example.met, example.not_met)
    found = estimate("", counts, edition.ratings.estimates, example.population)
    yield "the percentage", example.percent, found.percent
    for name in ("low", "high"):
        expected = getattr(example, name)
        if expected is not None and found.interval:
            yield name, expected, print_percent(Fraction(getattr(found.interval, name)))


def _try_comparison(edition: Edition, example: ComparisonExample) -> Outcome:
    against = Comparator(example.question, example.against, "")
    yield "the verdict", example.verdict, compare(example.value, against, edition.ratings.comparison).verdict


def _try_phrase(edition: Edition, example: PhraseExample) -> Outcome:
    yield f"the words for {example.percent}%", example.words, write_words(edition.wording, example.percent)
