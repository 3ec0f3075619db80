"""Where does chance come from? From SHA-256, so that anyone can repeat it for ever."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from hashlib import sha256
from typing import Literal

Purpose = Literal["order", "step", "landing", "reserve", "second-reading", "allocation"]
#: What a draw needs numbers for: the order of the walks, the steps of the first and second, and the landing.
Use = Literal["order", "first", "second", "landing"]

_WORD = 8
#: As many bits as a float holds exactly.
_BITS = 53


def draw_number(seed: str, stream: str, purpose: Purpose, reference: str) -> int:
    """A whole number below 2^256 from the digest of ``seed:stream:purpose:reference``."""
    return int.from_bytes(_digest(seed, stream, purpose, reference))


def draw_share(seed: str, stream: str, purpose: Purpose, reference: str, word: int = 0) -> float:
    """A number from 0 up to 1 from one of the four words of the same digest: its first 53 bits, which a float holds
    exactly.
    """
    return _read_share(_digest(seed, stream, purpose, reference), word)


def _read_share(digest: bytes, word: int) -> float:
    return (int.from_bytes(digest[word * _WORD : (word + 1) * _WORD]) >> (8 * _WORD - _BITS)) / 2.0**_BITS


def _digest(seed: str, stream: str, purpose: Purpose, reference: str) -> bytes:
    return sha256(f"{seed}:{stream}:{purpose}:{reference}".encode()).digest()


@dataclass(frozen=True)
class Lots:
    """The numbers of one draw: from which purpose and word of the digest each use takes its own."""

    seed: str
    stream: str
    words: Mapping[Use, tuple[Purpose, int]]

    def share(self, use: Use, reference: str) -> float:
        """The number from 0 up to 1 of a case, or of anything else with a reference, for a use."""
        purpose, word = self.words[use]
        return _read_share(self._digest(purpose, reference), word)

    @cached_property
    def _digest(self) -> Callable[[Purpose, str], bytes]:
        """The digest from which several uses take a word each, worked out once."""
        return cache(partial(_digest, self.seed, self.stream))


#: The words of the digests that the draw of the selected takes, and of its reserves.
FOR_SELECTED: Mapping[Use, tuple[Purpose, int]] = {
    "order": ("order", 0),
    "first": ("step", 0),
    "second": ("step", 1),
    "landing": ("landing", 0),
}
FOR_RESERVES: Mapping[Use, tuple[Purpose, int]] = {
    "order": ("reserve", 0),
    "first": ("reserve", 1),
    "second": ("reserve", 2),
    "landing": ("reserve", 3),
}
