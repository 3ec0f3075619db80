"""What does a text claim about figures, and where?

A claim is a phrase or a number. A reference in square brackets after it says which figure it speaks of:
``[2.1.3.a]``, or ``[not 2.1.3.a]`` where the text counts work that was not done. Without one, the heading above says
which figures may fit.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from trueline.core.estimates import print_percent
from trueline.core.frameworks import Edition, WordingRules
from trueline.core.wording.phrases import Form, list_forms, normalise

_NUMBER = r"(?P<number>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent\b)"
_COUNT = r"(?P<met>\d+)\s+of\s+(?:the\s+)?(?P<n>\d+)\b"
_REFERENCE = r"\[(?P<shortfall>not\s+)?(?P<ref>\d+(?:\.\w+)+)\]"
_HEADING_ID = re.compile(r"^\W*(?P<id>\d+(?:\.\d+)+)\b")


@dataclass(frozen=True)
class Claim:
    """``words`` as written at ``line`` (from 1); the percentages ``lowest`` to ``highest`` they may stand for.

    ``about`` is the figure it speaks of, ``section`` the key question or standard whose heading stands above it.
    """

    kind: Literal["words", "number", "count"]
    words: str
    line: int
    lowest: Fraction
    highest: Fraction
    about: str | None = None
    is_shortfall: bool = False
    section: str | None = None

    def fits(self, percent: int, tolerance: int) -> bool:
        """Whether a printed percentage may stand behind the claim; numbers must be it exactly."""
        spoken = 100 - percent if self.is_shortfall else percent
        slack = tolerance if self.kind == "words" else 0
        return self.lowest - slack <= spoken <= self.highest + slack


def find_claims(edition: Edition, text: str) -> tuple[Claim, ...]:
    """Every claim of a text in reading order. Code blocks and headings hold none."""
    forms = list_forms(edition.wording)
    pattern = _build_pattern(edition.wording, forms)
    titles = _list_titles(edition)
    claims: list[Claim] = []
    section: str | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        heading = _read_heading(line, titles)
        if heading:
            section = heading
            continue
        claims.extend(_find_in_line(pattern, forms, line, number, section))
    return tuple(claims)


def _build_pattern(rules: WordingRules, forms: Mapping[str, Form]) -> re.Pattern[str]:
    """One pattern for words, numbers, counts and references; the longest words first."""
    flexible = {words: re.escape(words).replace(r"\ ", r"[\s‑-]+") for words in forms}
    several = [flexible[words] for words in sorted(forms, key=len, reverse=True) if " " in words]
    single = [flexible[words] for words in sorted(forms, key=len, reverse=True) if " " not in words]
    counted = "|".join(re.escape(word) for word in rules.counted)
    alone = rf"(?:{'|'.join(single)})(?=\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?(?:{counted})\b)"
    words = rf"(?P<words>\b(?:{'|'.join(several)})\b|\b{alone})"
    return re.compile(rf"{_REFERENCE}|{_COUNT}|{_NUMBER}|{words}", re.IGNORECASE)


def _list_titles(edition: Edition) -> Mapping[str, str]:
    """Ids, official titles and wordings, normalised, with the ids of what they head."""
    titles = {id_: id_ for id_ in (*edition.standards, *edition.key_questions)}
    titles.update({normalise(standard.title.en): standard.id for standard in edition.standards.values()})
    for question in edition.key_questions.values():
        for wording in (question.ask, question.heading):
            if wording:
                titles[normalise(wording.en)] = question.id
    return titles


def _read_heading(line: str, titles: Mapping[str, str]) -> str | None:
    """The id that a heading line stands for: the number it begins with, or the element whose title it is."""
    plain = line.strip().lstrip("#").strip()
    numbered = _HEADING_ID.match(plain)
    return titles.get(numbered["id"] if numbered else normalise(plain))


def _find_in_line(
    pattern: re.Pattern[str], forms: Mapping[str, Form], line: str, number: int, section: str | None
) -> Iterator[Claim]:
    """The claims of a line. A reference belongs to the claim before it."""
    waiting: Claim | None = None
    for match in pattern.finditer(line):
        if match["ref"]:
            if waiting:
                about, shortfall = match["ref"], bool(match["shortfall"])
                yield Claim(
                    waiting.kind, waiting.words, number, waiting.lowest, waiting.highest, about, shortfall, section
                )
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = _read_claim(match, forms, number, section)
    if waiting:
        yield waiting


def _read_claim(match: re.Match[str], forms: Mapping[str, Form], number: int, section: str | None) -> Claim | None:
    if match["number"]:
        percent = Fraction(match["number"])
        return Claim("number", match[0], number, percent, percent, section=section)
    if match["n"]:
        met, n = int(match["met"]), int(match["n"])
        if not 0 < n >= met:
            return None
        share = Fraction(print_percent(Fraction(met, n)))
        return Claim("count", match[0], number, share, share, section=section)
    form = forms[normalise(match["words"])]
    return Claim("words", match["words"], number, form.lowest, form.highest, section=section)
