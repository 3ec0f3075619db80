"""What does working a published figure out again come to?"""

from dataclasses import dataclass
from typing import Literal

from trueline.core.reasons import Reason

Kind = Literal["rating", "overall", "comparison", "size", "sum", "restatement", "wording", "relation", "need", "spread"]
Outcome = Literal["agrees", "explained", "unexplained", "kept"]


@dataclass(frozen=True)
class Check:
    """One thing worked out again: ``published`` beside ``computed``, as people read them, and the line of the
    publication.

    ``explained`` differs, and ``reason`` is the likely one; ``kept`` prints too little to work anything out from.
    ``figures`` is how many printed figures it took.
    """

    kind: Kind
    what: str
    published: str
    computed: str
    line: int
    outcome: Outcome
    reason: Reason | None = None
    figures: int = 1


def judge(
    kind: Kind,
    what: str,
    published: str,
    computed: str,
    line: int,
    *,
    agrees: bool,
    likely: Reason | None = None,
    figures: int = 1,
) -> Check:
    """A check that agrees, or differs for the likely reason, or differs and nobody knows why."""
    outcome: Outcome = "agrees" if agrees else "explained" if likely else "unexplained"
    return Check(kind, what, published, computed, line, outcome, None if agrees else likely, figures)


def note(why: str) -> Reason | None:
    """The reason that the archive itself notes for a difference; None where it notes none."""
    return Reason("archive.noted", {"why": why}) if why else None
