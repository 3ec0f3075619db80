"""Which words may stand for which percentages?"""

from dataclasses import dataclass
from fractions import Fraction

from trueline.core.frameworks.bases import Basis, Setting


@dataclass(frozen=True)
class Phrase:
    """Words used for percentages from ``lowest`` to ``highest``, both included. The first phrase that fits is the one
    written.
    """

    words: tuple[str, ...]
    lowest: Fraction
    highest: Fraction
    basis: Basis


@dataclass(frozen=True)
class Modifier:
    """Words that move a fraction: its range then runs from ``lowest`` to ``highest`` points away from it."""

    words: tuple[str, ...]
    lowest: Fraction
    highest: Fraction


@dataclass(frozen=True)
class FractionWords:
    """A fraction in words, and its percentage."""

    words: tuple[str, ...]
    percent: Fraction


@dataclass(frozen=True)
class WordingRules:
    """Set phrases first; every modifier × fraction that no phrase lists has the range its two parts give.
    ``tolerance`` is in points. A phrase of one word, such as “most”, is a claim only before one of the words of
    ``counted``.
    """

    phrases: tuple[Phrase, ...]
    modifiers: tuple[Modifier, ...]
    fractions: tuple[FractionWords, ...]
    tolerance: Setting[int]
    counted: tuple[str, ...]
    basis: Basis
