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
    "methodology",
    "results",
    "glossary",
]


@dataclass(frozen=True)
class Chapter:
    """One chapter. ``domain`` names the domain of a domain chapter; ``optional`` chapters are left out when nothing
    is there.
    """

    id: str
    kind: ChapterKind
    title: Text
    domain: str | None = None
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
