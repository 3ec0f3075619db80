"""Why did a calculation come out as it did?

A reason is a value, not a sentence: ``core.wording`` turns it into English or Welsh at the doors.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

#: What fills a place in a sentence.
Value = int | str | Fraction


@dataclass(frozen=True)
class Reason:
    """``code`` names a line of the table in ``core.wording.sentences``; ``figures`` fill the places in that line."""

    code: str
    figures: Mapping[str, Value] = field(default_factory=dict)

    def as_record(self) -> dict[str, object]:
        """The reason for machines; fractions are written as ``numerator/denominator``."""
        figures = {name: str(value) if isinstance(value, Fraction) else value for name, value in self.figures.items()}
        return {"code": self.code, **figures}
