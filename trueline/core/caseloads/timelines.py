"""What happened in a case, entry by entry, as its record stood on a day?"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

TimelineKind = Literal[
    "sentence",
    "hearing",
    "report",
    "enquiry",
    "allocation",
    "appointment",
    "contact",
    "assessment",
    "plan",
    "register",
    "enforcement",
    "intervention",
    "victim",
    "meeting",
    "event",
    "oversight",
]


@dataclass(frozen=True)
class TimelineEntry:
    """One entry. ``phrase`` names its wording, ``code`` and ``detail`` what goes into it; ``shown`` is its row, as
    table and key. ``entered_at`` is None where the table does not say when an entry was made.
    """

    day: date
    time: str
    kind: TimelineKind
    phrase: str
    code: str
    detail: str
    shown: str
    entered_at: datetime | None

    @property
    def is_restricted(self) -> bool:
        """Whether nothing may be shown of it but that it is there."""
        return self.phrase == "restricted"

    @property
    def days_late(self) -> int:
        """How many days after its own day it was entered; 0 where not later, or not known."""
        return max((self.entered_at.date() - self.day).days, 0) if self.entered_at else 0
