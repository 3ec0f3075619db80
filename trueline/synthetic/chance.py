"""How is something made up so that the same seed always makes up the same?"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate, count
from math import cos, exp, log, pi, sqrt
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Chance for one purpose. Each purpose has a stream of its own, so that a change in one leaves the others alone.

    The numbers are those of SHA-256 of ``seed:purpose:0``, ``seed:purpose:1`` and so on, eight bytes each.
    """

    def __init__(self, seed: str, purpose: str) -> None:
        self._numbers = _count_up(f"{seed}:{purpose}")

    def _next(self) -> float:
        """A number from 0 up to but not including 1."""
        return next(self._numbers)

    def happens(self, probability: float) -> bool:
        """True as often as ``probability`` says."""
        return self._next() < probability

    def whole(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self._next() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, each as likely."""
        return options[self.whole(0, len(options) - 1)]

    def weigh(self, weights: Mapping[T, float]) -> T:
        """One of the options, as likely as its weight."""
        reached = accumulate(weights.values())
        aim = self._next() * sum(weights.values())
        # Adding up may end a hair below the sum, so the last option takes whatever is left.
        return next((option for option, end in zip(weights, reached, strict=True) if aim < end), list(weights)[-1])

    def spread(self, mean: float = 0.0, deviation: float = 1.0) -> float:
        """A number from a normal distribution."""
        radius = sqrt(-2 * log(1 - self._next()))
        return mean + deviation * radius * cos(2 * pi * self._next())

    def day(self, first: date, last: date) -> date:
        """A day between two days, both included."""
        return first + timedelta(days=self.whole(0, (last - first).days))


def _count_up(purpose: str) -> Iterator[float]:
    """Numbers from 0 up to 1 without end, four to a digest; 53 bits are what a float can hold."""
    digests = (sha256(f"{purpose}:{number}".encode()).digest() for number in count())
    return ((int.from_bytes(one[start : start + 8]) >> 11) / 2**53 for one in digests for start in range(0, 32, 8))


def likelihood(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + exp(-odds))
