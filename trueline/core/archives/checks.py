"""What does working a published figure out again come to?"""

from dataclasses import dataclass
from typing import Literal

from trueline.core.reasons import Reason

Kind = Literal["rating", "overall", "comparison", "size", "sum", "restatement", "wording", "relation"]
Outcome = Literal["agrees", "explained", "unexplained", "kept"]


@dataclass(frozen=True)
class Check:
    """One thing worked out again: ``published`` beside ``computed``, as people read them, and the line of the
    publication.

    ``explained`` differs, and ``reason`` is the likely one; ``kept`` prints too little to work anything out from.
    """

    kind: Kind
    what: str
    published: str
    computed: str
    line: int
    outcome: Outcome
    reason: Reason | None = None


def judge(
    kind: Kind, what: str, published: str, computed: str, line: int, *, agrees: bool, likely: Reason | None = None
) -> Check:
    """A check that agrees, or differs for the likely reason, or differs and nobody knows why."""
    if agrees:
        return Check(kind, what, published, computed, line, "agrees")
    return Check(kind, what, published, computed, line, "explained" if likely else "unexplained", likely)


def note(why: str) -> Reason | None:
    """The reason that the archive itself notes for a difference; None where it notes none."""
    return Reason("archive.noted", {"why": why}) if why else None
