"""How is something made up so that the same seed always makes up the same?"""

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate
from math import cos, exp, log, pi, sqrt
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Chance for one purpose. Each purpose has a stream of its own, so that a change in one leaves the others alone.

    Only ``random.Random.random`` is used: Python promises its sequence for a seed, and of no other method.
    """

    def __init__(self, seed: str, purpose: str) -> None:
        self._random = random.Random(sha256(f"{seed}:{purpose}".encode()).digest())

    def happens(self, probability: float) -> bool:
        """True as often as ``probability`` says."""
        return self._random.random() < probability

    def whole(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, each as likely."""
        return options[self.whole(0, len(options) - 1)]

    def weigh(self, weights: Mapping[T, float]) -> T:
        """One of the options, as likely as its weight."""
        reached = accumulate(weights.values())
        aim = self._random.random() * sum(weights.values())
        # Adding up may end a hair below the sum, so the last option takes whatever is left.
        return next((option for option, end in zip(weights, reached, strict=True) if aim < end), list(weights)[-1])

    def spread(self, mean: float = 0.0, deviation: float = 1.0) -> float:
        """A number from a normal distribution."""
        radius = sqrt(-2 * log(1 - self._random.random()))
        return mean + deviation * radius * cos(2 * pi * self._random.random())

    def day(self, first: date, last: date) -> date:
        """A day between two days, both included."""
        return first + timedelta(days=self.whole(0, (last - first).days))


def likelihood(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + exp(-odds))
