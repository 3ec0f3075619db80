"""Does an edition agree with itself?"""

from collections.abc import Iterator

from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.mistakes import (
    answers,
    instruments,
    numbers,
    questions,
    ratings,
    reports,
    samples,
    stages,
)
from trueline.core.frameworks.mistakes.mistakes import Mistake

_CHECKS = (
    *answers.CHECKS,
    *questions.CHECKS,
    *samples.CHECKS,
    *ratings.CHECKS,
    *numbers.CHECKS,
    *stages.CHECKS,
    *instruments.CHECKS,
    *reports.CHECKS,
)


def find_mistakes(edition: Edition) -> Iterator[Mistake]:
    """Every place where one part of the edition contradicts another, in the order of its files."""
    for check in _CHECKS:
        yield from check(edition)
