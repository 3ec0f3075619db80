"""What does a plain twin say of one subject?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.twins.record import Record
from trueline.core.facts import Status


@dataclass
class Said:
    """What a twin says of one subject; ``None`` is no answer."""

    subject: str
    applies: bool | None
    holds: bool | None = False
    known: bool | None = True
    value: float | None = None
    shown: set[str] = field(default_factory=set)

    def status(self, is_partial: bool) -> Status:
        if self.applies is False:
            return "not applicable"
        if is_partial or self.applies is None or not self.known or self.holds is None:
            return "unknown"
        return "true" if self.holds else "false"


#: Reads a record and says of each subject whether a fact applies, is known and holds, and what shows it.
Twin = Callable[[Record], Iterator[Said]]
