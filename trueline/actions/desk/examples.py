"""Do the examples of an edition come out?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from trueline.core.estimates import Comparator, Counts, Scores, compare, estimate, print_percent, rank_needs
from trueline.core.frameworks import Edition
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
from trueline.core.frameworks.mistakes import Mistake, Path
from trueline.core.ratings import Figure, Figures, find_spread, rate
from trueline.core.samples import size_by_rule
from trueline.core.wording import write_words

#: What an example expects and what came out, for each thing it names.
Outcome = Iterator[tuple[str, object, object]]


@dataclass(frozen=True)
class _Trial:
    """How one kind of example is tried, and the parts of an edition that must be sound for that."""

    attempt: Callable[[Edition, Any], Outcome]
    rests_on: tuple[str, ...]


def try_examples(edition: Edition, examples: Examples, wrong: tuple[Path, ...] = ()) -> Iterator[Mistake]:
    """A mistake for each result of an example that does not come out. Examples that rest on something ``wrong`` are not
    tried: they could only repeat the mistake, or stumble over it.
    """
    for kind, trial in _TRIALS.items():
        if any(path[: len(part)] == part[: len(path)] for path in wrong for part in _parts(kind, trial)):
            continue
        for number, example in enumerate(getattr(examples, kind)):
            for what, expected, came in trial.attempt(edition, example):
                if expected != came:
                    told = f"this example does not come out: {what} should be {expected} and is {_name(came)}"
                    yield Mistake(("examples", kind, number), told, "Correct the example or the rule")


def _parts(kind: str, trial: _Trial) -> Iterator[Path]:
    yield ("examples", kind)
    yield from ((part,) for part in trial.rests_on)


def _name(came: object) -> object:
    return "nothing" if came is None else came


def _try_rating(edition: Edition, example: RatingExample) -> Outcome:
    figures = {id_: Figure(print_percent(percent / 100), as_given=percent) for id_, percent in example.figures.items()}
    ratings = rate(edition, Figures(figures, example.given))
    for standard, expected in example.ratings.items():
        yield f"standard {standard}", expected, ratings.get(standard).rating
    for standard, score in example.scores.items():
        yield f"the score of {standard}", score, ratings.get(standard).score
    for standard, met in example.sufficient.items():
        told = (one.figures["met"] for one in ratings.get(standard).reasons if one.code == "rating.sufficiency")
        yield f"the questions of {standard} met in at least half of the cases", met, next(told, None)
    if example.points is not None:
        yield "the sum of points", example.points, ratings.overall.points
    if example.overall is not None:
        yield "the overall rating", example.overall, ratings.overall.rating


def _try_size(edition: Edition, example: SizeExample) -> Outcome:
    rule = edition.streams[example.stream].size
    yield f"the size for {example.population} cases", example.size, size_by_rule(rule, example.population).size


def _try_estimate(edition: Edition, example: EstimateExample) -> Outcome:
    counts = Counts(example.met, example.not_met)
    found = estimate("", counts, edition.ratings.estimates, example.population)
    yield "the percentage", example.percent, found.percent
    for name in ("low", "high"):
        expected = getattr(example, name)
        if expected is not None:
            bound = print_percent(Fraction(getattr(found.interval, name))) if found.interval else None
            yield f"the interval’s {name} end", expected, bound


def _try_comparison(edition: Edition, example: ComparisonExample) -> Outcome:
    against = Comparator(example.question, example.against, "")
    yield "the verdict", example.verdict, compare(example.value, against, edition.ratings.comparison).verdict


def _try_phrase(edition: Edition, example: PhraseExample) -> Outcome:
    yield f"the words for {example.percent}%", example.words, write_words(edition.wording, example.percent)


def _try_spread(_edition: Edition, example: SpreadExample) -> Outcome:
    found = find_spread(example.scores)
    for name in ("lowest", "highest", "average"):
        yield f"the {name}", getattr(example, name), getattr(found, name)


def _try_need(edition: Edition, example: NeedExample) -> Outcome:
    """The needs as they come out of so many cases with each and so many with enough done."""
    displays = (one for chapter in edition.report.chapters for one in chapter.displays)
    questions = next(one.questions for one in displays if one.id == example.display)
    there, delivered, _ = questions
    counted = {f"{there}.{need}": Counts(cases, 0) for need, cases in example.cases.items()}
    counted |= {f"{delivered}.{need}": Counts(done, example.cases[need] - done) for need, done in example.done.items()}
    estimates = tuple(estimate(id_, counts, edition.ratings.estimates) for id_, counts in counted.items())
    lines = rank_needs(edition, Scores(estimates, {}, {}), questions)
    yield "the needs in the order of their ranks", ", ".join(example.ranked), ", ".join(line.id for line in lines)
    for line in lines:
        percent = line.delivered.percent if line.delivered else None
        yield f"the percentage for {line.id}", example.percents.get(line.id, percent), percent


_TRIALS: Mapping[str, _Trial] = {
    "ratings": _Trial(_try_rating, ("domains", "routing", "ratings")),
    "sizes": _Trial(_try_size, ("samples",)),
    "estimates": _Trial(_try_estimate, ("ratings",)),
    "comparisons": _Trial(_try_comparison, ("ratings",)),
    "phrases": _Trial(_try_phrase, ("wording",)),
    "spreads": _Trial(_try_spread, ()),
    "needs": _Trial(_try_need, ("domains", "report", "answers", "ratings")),
}
