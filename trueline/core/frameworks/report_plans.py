"""Which chapters does a report of this edition have, in which order?"""

from dataclasses import dataclass
from typing import Literal

from trueline.core.frameworks.bases import Basis, Text

ChapterKind = Literal[
    "foreword",
    "overall",
    "ratings",
    "key-findings",
    "recommendations",
    "context",
    "domain",
    "standard",
    "profile",
    "previous",
    "text",
    "methodology",
    "results",
    "glossary",
]


DisplayKind = Literal["answers", "needs", "enablers", "facts", "figures"]


@dataclass(frozen=True)
class Display:
    """Something to look at in a chapter.

    ``answers`` shows for each of ``questions`` how many cases have each answer, and with ``share`` one question as
    parts of a whole; ``needs`` three key questions whose prompts are the same needs: there, enough done, enough
    progress; ``enablers`` what helped and what hindered, saying so where nothing did; ``facts`` the contextual facts
    of its ``topic``; ``figures`` the percentages of ``questions``, large. It stands under ``standard`` where it names
    one, and with ``by`` once for each organisation.
    """

    id: str
    kind: DisplayKind
    title: Text
    questions: tuple[str, ...] = ()
    standard: str | None = None
    topic: str | None = None
    share: bool = False
    by: Literal["organisation"] | None = None


@dataclass(frozen=True)
class Chapter:
    """One chapter. ``domain`` names the domain of a domain chapter, ``standard`` the standard of a standard chapter,
    whose findings stand apart for each organisation where ``by`` says so; ``optional`` chapters are left out when
    nothing is there.
    """

    id: str
    kind: ChapterKind
    title: Text
    domain: str | None = None
    standard: str | None = None
    by: Literal["organisation"] | None = None
    displays: tuple[Display, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Term:
    """An entry of the glossary, in our own words."""

    term: str
    means: Text


@dataclass(frozen=True)
class ReportPlan:
    """The chapters of a report in order, and its glossary."""

    chapters: tuple[Chapter, ...]
    glossary: tuple[Term, ...]
    basis: Basis
