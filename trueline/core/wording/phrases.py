"""Which words may be written for a percentage, and which percentages may stand behind words?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from trueline.core.frameworks import WordingRules


@dataclass(frozen=True)
class Form:
    """Words, normalised, and the printed percentages they may stand for, both ends included."""

    words: str
    lowest: Fraction
    highest: Fraction

    def fits(self, percent: int, tolerance: int = 0) -> bool:
        """Whether the words may stand for ``percent``, give or take ``tolerance`` points."""
        return self.lowest - tolerance <= percent <= self.highest + tolerance


def normalise(words: str) -> str:
    """Lower case, straight quotes, one space, and no hyphens, so that “Three-quarters” and “three quarters” are one."""
    plain = words.casefold().replace("’", "'").replace("-", " ").replace("‑", " ").replace("–", " ")
    return re.sub(r"\s+", " ", plain).strip()


@lru_cache(maxsize=8)
def list_forms(rules: WordingRules) -> Mapping[str, Form]:
    """Every form of the edition by its normalised words: the set phrases under all spellings of their fractions, then
    every fraction alone and after every modifier. Worked out once for an edition.
    """
    forms: dict[str, Form] = {}
    for phrase in rules.phrases:
        for words in phrase.words:
            for spelled in _respell(rules, normalise(words)):
                forms.setdefault(spelled, Form(spelled, phrase.lowest, phrase.highest))
    for fraction in rules.fractions:
        for name in fraction.words:
            plain = normalise(name)
            forms.setdefault(plain, Form(plain, fraction.percent - 1, fraction.percent + 1))
            for modifier in rules.modifiers:
                low, high = fraction.percent + modifier.lowest, fraction.percent + modifier.highest
                for word in modifier.words:
                    moved = f"{normalise(word)} {plain}"
                    forms.setdefault(moved, Form(moved, max(Fraction(0), low), min(Fraction(100), high)))
    return forms


def _respell(rules: WordingRules, words: str) -> list[str]:
    """The words as they are, and with the fraction at their end under each of its other names."""
    spellings = [words]
    for fraction in rules.fractions:
        names = [normalise(name) for name in fraction.words]
        ending = next((name for name in names if words.endswith(f" {name}") or words == name), None)
        if ending:
            spellings += [words.removesuffix(ending) + name for name in names if name != ending]
    return spellings


def write_words(rules: WordingRules, percent: int) -> str | None:
    """The first phrase of the edition that fits a printed percentage; None where it has no words for it."""
    return next((phrase.words[0] for phrase in rules.phrases if phrase.lowest <= percent <= phrase.highest), None)


def find_form(rules: WordingRules, words: str) -> Form | None:
    """The form that some words are, articles before them aside; None when they are none."""
    forms = list_forms(rules)
    plain = normalise(words)
    return forms.get(plain) or forms.get(re.sub(r"^(in|a|an|the|only) ", "", plain))
