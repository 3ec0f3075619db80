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
from trueline.core.frameworks import Edition
from trueline.core.wording.phrases import Form, list_forms, normalise

_NUMBER = r"(?<![\w.,])(?P<number>[0-9]{1,3}(?:\.[0-9]{1,9})?)\s?(?:%|per\s?cent\b)"
_COUNT = r"(?<![\w.,])(?P<met>[0-9]{1,9})\s+of\s+(?:the\s+)?(?P<n>[0-9]{1,9})\b"
#: How deep a heading without # lies: any heading with one ends what it began.
_DEEPEST = 7
#: What matches nowhere, for an edition without words of a kind.
_NOTHING = "(?!)"


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
    """Every claim of a text in reading order. Headings hold none.

    A heading is a line that begins with ``#``, or is nothing but the id or title of a standard or key question. One
    that names neither ends the section above it, unless it lies deeper.
    """
    forms = list_forms(edition.wording)
    pattern = _build_pattern(edition, forms)
    titles = _list_titles(edition)
    claims: list[Claim] = []
    section, depth = None, 0
    for number, line in enumerate(text.splitlines(), start=1):
        heading = _read_heading(line, titles)
        if heading is None:
            claims.extend(_find_in_line(pattern, forms, line, number, section))
        elif heading.about or heading.depth <= depth:
            section, depth = heading.about, heading.depth
    return tuple(claims)


def _build_pattern(edition: Edition, forms: Mapping[str, Form]) -> re.Pattern[str]:
    """One pattern for words, numbers, counts and references; the longest words first. A reference is an id of the
    edition, or anything with a digit that somebody may have taken for one.
    """
    rules = edition.wording
    ids = "|".join(re.escape(id_) for id_ in sorted((*edition.questions, *edition.standards), key=len, reverse=True))
    reference = rf"\[(?P<shortfall>not\s+)?(?P<ref>{ids}|[A-Za-z]*\d[\w.-]*)\]"
    flexible = {words: re.escape(words).replace(r"\ ", r"[\s‑-]{1,9}") for words in forms}
    several = [flexible[words] for words in sorted(forms, key=len, reverse=True) if " " in words]
    single = [flexible[words] for words in sorted(forms, key=len, reverse=True) if " " not in words]
    counted = "|".join(re.escape(word) for word in rules.counted)
    follows = rf"(?:\s*\[[^\]]*\])?\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?(?:{counted})\b"
    alone = rf"(?:{'|'.join(single) or _NOTHING})(?={follows})"
    words = rf"(?P<words>\b(?:{'|'.join(several) or _NOTHING})\b|\b{alone})"
    return re.compile(rf"{reference}|{_COUNT}|{_NUMBER}|{words}", re.IGNORECASE)


def _list_titles(edition: Edition) -> Mapping[str, str]:
    """Ids, official titles and wordings, normalised, with the ids of what they head."""
    titles = {normalise(id_): id_ for id_ in (*edition.standards, *edition.key_questions)}
    titles.update({normalise(standard.title.en): standard.id for standard in edition.standards.values()})
    for question in edition.key_questions.values():
        for wording in (question.ask, question.heading):
            if wording:
                titles[normalise(wording.en)] = question.id
    return titles


@dataclass(frozen=True)
class _Heading:
    """A heading: the standard or key question it names, if any, and how many # it has."""

    about: str | None
    depth: int


def _read_heading(line: str, titles: Mapping[str, str]) -> _Heading | None:
    """The heading that a line is; None when it is none."""
    plain = line.strip()
    text = plain.lstrip("#").strip(" *_")
    first, _, rest = text.partition(" ")
    id_ = first.rstrip(".:")
    if plain.startswith("#"):
        about = id_ if id_ in titles.values() else titles.get(normalise(text))
        return _Heading(about, len(plain) - len(plain.lstrip("#")))
    about = titles.get(normalise(rest)) if rest and id_ in titles.values() else titles.get(normalise(text))
    return _Heading(about, _DEEPEST) if about else None


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
    # Letters such as a dotless i match another case and are none of ours.
    form = forms.get(normalise(match["words"]))
    return Claim("words", match["words"], number, form.lowest, form.highest, section=section) if form else None
