"""How are millions of things made up so that the same seed always makes up the same?

The numbers are those of SHA-256 of ``seed:purpose:block:0`` and so on, four to a digest, as everywhere in what is made
up; here many at once.
"""

from collections.abc import Mapping
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Wholes = NDArray[np.int64]
Marks = NDArray[np.bool_]


class Chances:
    """Chance for one block of people. Each purpose has numbers of its own, so that a change in one leaves the others
    alone.
    """

    def __init__(self, seed: str, block: int) -> None:
        self._seed = seed
        self._block = block

    def share(self, purpose: str, size: int) -> Numbers:
        """Numbers from 0 up to but not including 1."""
        begun = sha256(f"{self._seed}:{purpose}:{self._block}:".encode())
        digests = []
        for number in range(-(-size // 4)):
            one = begun.copy()
            one.update(b"%d" % number)
            digests.append(one.digest())
        bits = np.frombuffer(b"".join(digests), dtype=">u8")[:size]
        shares: Numbers = (bits >> np.uint64(11)).astype(np.float64) / 2**53
        return shares

    def happens(self, purpose: str, size: int, probability: float | Numbers) -> Marks:
        """True as often as the probability says."""
        marks: Marks = self.share(purpose, size) < probability
        return marks

    def whole(self, purpose: str, size: int, low: int | Wholes, high: int | Wholes) -> Wholes:
        """Whole numbers from ``low`` to ``high``, both included."""
        drawn: Wholes = np.floor(self.share(purpose, size) * (np.asarray(high) - low + 1)).astype(np.int64)
        return low + drawn

    def pick(self, purpose: str, size: int, weights: Mapping[str, float]) -> Wholes:
        """The places of options, each as often as its weight."""
        ends = np.cumsum(np.array(list(weights.values())))
        places = np.searchsorted(ends, self.share(purpose, size) * ends[-1], side="right")
        picked: Wholes = np.minimum(places, len(ends) - 1)
        return picked
