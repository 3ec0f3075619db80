"""What is asked of those who are no case: officers, managers, sentencers, service users, victims?"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from trueline.core.frameworks.bases import Basis, Text
from trueline.core.frameworks.questions import Question, Routing

Subject = Literal["officer", "manager", "sentencer", "service-user", "victim", "partner", "session"]


@dataclass(frozen=True)
class Item:
    """One question of an instrument. ``found`` is a clause that is true where the answer is met; ``bears_on`` names the
    standards or key questions for which the answer is evidence; ``applies`` the items, and the answers to them, that
    let it in.
    """

    id: str
    ask: Text
    answers: str
    basis: Basis
    found: Text | None = None
    bears_on: tuple[str, ...] = ()
    applies: Routing = field(default_factory=dict)


@dataclass(frozen=True)
class Instrument:
    """The questions put to one kind of ``subject``: a person, or a session that is watched. ``base`` says in words whom
    its figures count. With ``consent`` only those who agreed to take part are asked.
    """

    id: str
    title: Text
    subject: Subject
    base: Text
    basis: Basis
    items: tuple[Item, ...]
    consent: bool = False

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Its items as questions, under ids such as ``officers.workload``."""
        return tuple(
            Question(
                id=f"{self.id}.{item.id}",
                kind="item",
                ask=item.ask,
                found=item.found,
                standard="",
                key_question="",
                stream=self.id,
                answers=item.answers,
                accountable=None,
                applies={f"{self.id}.{routing}": answers for routing, answers in item.applies.items()},
                basis=item.basis,
            )
            for item in self.items
        )
