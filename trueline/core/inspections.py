"""Which inspection is this: of whom, under which framework, and when?"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

EvidenceKind = Literal["document", "interview", "meeting", "observation", "survey", "figure"]


@dataclass(frozen=True)
class Provider:
    """Who is inspected."""

    id: str
    name: str


@dataclass(frozen=True)
class Inspection:
    """One inspection. ``fieldwork`` is its first day, ``as_at`` the day on which cases were picked; ``is_invented``
    marks one that was made up, which everything printed of it must say.
    """

    id: str
    title: str
    edition: str
    providers: tuple[Provider, ...]
    as_at: date
    fieldwork: date
    published: date
    is_invented: bool = False


@dataclass(frozen=True)
class Evidence:
    """Something seen or heard about the organisation, for one standard."""

    id: str
    kind: EvidenceKind
    standard: str
    topic: str


@dataclass(frozen=True)
class ContextualFact:
    """A published figure that sets the scene, with its source; ``national`` and ``target`` where they were printed.
    ``group`` is the topic of the table in which it stands, where it does not stand among the contextual facts.
    """

    topic: str
    value: str
    source: str
    national: str = ""
    target: str = ""
    group: str = ""


@dataclass(frozen=True)
class PreviousScore:
    """A score of the previous inspection in per cent, and the lowest, highest and average of the inspections until
    then, where they were printed.
    """

    title: str
    percent: int
    lowest: int | None = None
    highest: int | None = None
    average: int | None = None
