"""Which answers may a question have, and how does each count?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from trueline.core.frameworks.bases import Basis, Text

Counting = Literal["met", "not_met", "leaves", "unknown"]
SetKind = Literal["two-way", "ordered", "category", "several", "number", "date", "text"]

#: Kinds whose answers are written out by the reader rather than chosen from a list.
OPEN_KINDS: frozenset[SetKind] = frozenset({"number", "date", "text"})


@dataclass(frozen=True)
class Choice:
    """One answer and what it does to the figure: ``met`` and ``not_met`` make the denominator, ``leaves`` and
    ``unknown`` do not.
    """

    id: str
    title: Text
    counts: Counting


@dataclass(frozen=True)
class AnswerSet:
    """The answers of one kind of question. ``two-way`` has two; ``ordered`` stands best first, with the line where met
    ends; ``several`` lets a reader choose more than one, and ``number``, ``date`` and ``text`` are written out.

    ``causes`` names the set from which an answer that is not met may say why, ``after`` the two-way set by which one
    that is met may say whether the work was done only after the inspection was announced.
    """

    id: str
    kind: SetKind
    basis: Basis
    choices: tuple[Choice, ...] = ()
    causes: str | None = None
    after: str | None = None

    def list_choices(self, counts: Counting) -> tuple[str, ...]:
        """The ids of the choices that count so."""
        return tuple(choice.id for choice in self.choices if choice.counts == counts)

    @property
    def makes_figures(self) -> bool:
        """Whether any of its answers is part of a figure."""
        return any(choice.counts in ("met", "not_met") for choice in self.choices)


@dataclass(frozen=True)
class AnswerRules:
    """Every answer set of an edition, and the answers that stand beside all of them (not applicable, not known)."""

    sets: tuple[AnswerSet, ...]
    beside: tuple[Choice, ...]
    basis: Basis

    @cached_property
    def by_id(self) -> Mapping[str, AnswerSet]:
        """The answer sets by their ids."""
        return {answers.id: answers for answers in self.sets}

    def find_choice(self, set_id: str, answer: str) -> Choice | None:
        """The choice that ``answer`` names in a set, the answers beside all sets included; None when there is none."""
        choices = self.by_id[set_id].choices + self.beside
        return next((choice for choice in choices if choice.id == answer), None)
