"""What is judged? Domains hold standards, standards hold key questions, key questions hold prompts.

The four levels carry whatever names an edition gives them: in 2013 an outcome is a standard and a criterion a key
question. Beside a question stand those that its answer lets in: why the work fell short, and whether it was done only
after the announcement.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from trueline.core.frameworks.answer_sets import AnswerRules, Counting
from trueline.core.frameworks.bases import Basis, Text

Routing = Mapping[str, tuple[str, ...]]
QuestionKind = Literal["prompt", "summary", "information", "organisation", "item", "cause", "after"]
Counted = Literal["counted", "not-counted", "unrated"]

#: The questions that an answer lets in, as the last part of their ids, and the answers that do.
COMPANIONS: Mapping[Literal["cause", "after"], Counting] = {"cause": "not_met", "after": "met"}


@dataclass(frozen=True)
class RoutingQuestion:
    """A question whose answer decides which others apply. ``prefill`` maps a value of a caseload heading to an answer,
    which the inspector confirms; no fact ever answers it.
    """

    id: str
    stream: str
    ask: Text
    answers: str
    basis: Basis
    heading: str | None = None
    prefill: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Prompt:
    """A question under a key question. ``found`` is a clause that is true where the answer is met, in our own words;
    ``title`` what it is about in a word or two, for tables such as those of needs. An ``information`` prompt is no
    judgement on the work. ``applies`` names routing questions and the answers that let it in; ``also_counts_to``
    further key questions to whose score it adds, for the methods that score so.
    """

    id: str
    ask: Text
    basis: Basis
    found: Text | None = None
    title: Text | None = None
    kind: Literal["prompt", "information"] = "prompt"
    answers: str | None = None
    stream: str | None = None
    accountable: str | None = None
    applies: Routing = field(default_factory=dict)
    also_counts_to: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeyQuestion:
    """A question judged as a whole. With ``summary`` it has an answer of its own: the inspector's judgement after the
    prompts, never computed from them. ``heading`` is the wording in the body of a report, where it differs; ``theme``
    what the question is about, for reports that gather findings by theme.
    """

    id: str
    ask: Text
    basis: Basis
    heading: Text | None = None
    found: Text | None = None
    theme: str | None = None
    summary: bool = True
    answers: str | None = None
    stream: str | None = None
    accountable: str | None = None
    applies: Routing = field(default_factory=dict)
    prompts: tuple[Prompt, ...] = ()


@dataclass(frozen=True)
class Characteristics:
    """What is seen where a standard judged on evidence earns ``rating``."""

    rating: str
    says: tuple[Text, ...]
    basis: Basis


@dataclass(frozen=True)
class Standard:
    """What is rated or scored. ``statement`` is the standard's official sentence. ``counted`` is part of the overall
    rating, ``not-counted`` is rated and left out of it, ``unrated`` is told and not rated. ``characteristics`` say by
    what a standard judged on evidence is judged.
    """

    id: str
    title: Text
    basis: Basis
    statement: Text | None = None
    method: str | None = None
    counted: Counted = "counted"
    stream: str | None = None
    accountable: str | None = None
    key_questions: tuple[KeyQuestion, ...] = ()
    characteristics: tuple[Characteristics, ...] = ()


@dataclass(frozen=True)
class Domain:
    """A part of the framework. What a domain says of method, stream, answers and accountability holds for all below it
    that do not say otherwise. A domain without a stream is judged on the organisation, not on cases.
    """

    id: str
    title: Text
    basis: Basis
    method: str
    standards: tuple[Standard, ...]
    stream: str | None = None
    answers: str | None = None
    accountable: str | None = None


@dataclass(frozen=True)
class Question:
    """A key question or prompt as it is asked, with everything it inherits from the levels above."""

    id: str
    kind: QuestionKind
    ask: Text
    found: Text | None
    standard: str
    key_question: str
    stream: str | None
    answers: str | None
    accountable: str | None
    applies: Routing
    basis: Basis
    also_counts_to: tuple[str, ...] = ()


def list_questions(domain: Domain, answers: AnswerRules) -> tuple[Question, ...]:
    """Every question of a domain in the order asked: prompts first, then the summary that follows them, each with the
    questions that its answer lets in.
    """
    asked: list[Question] = []
    for standard in domain.standards:
        for key_question in standard.key_questions:
            above = _Above(domain, standard, key_question)
            own = [above.ask(prompt) for prompt in key_question.prompts]
            own += [above.ask(key_question)] if key_question.summary else []
            for question in own:
                asked += [question, *_list_companions(question, answers)]
    return tuple(asked)


def _list_companions(question: Question, answers: AnswerRules) -> Iterator[Question]:
    """Why the work fell short, and whether it was done only after the announcement, where the answers say so."""
    held = answers.by_id.get(question.answers or "")
    if held is None or question.stream is None:
        return
    for kind, counts in COMPANIONS.items():
        named = {"cause": held.causes, "after": held.after}[kind]
        if named:
            applies = {**question.applies, question.id: held.list_choices(counts)}
            yield replace(
                question, id=f"{question.id}.{kind}", kind=kind, answers=named, applies=applies, also_counts_to=()
            )


@dataclass(frozen=True)
class _Above:
    """The levels above one question."""

    domain: Domain
    standard: Standard
    key_question: KeyQuestion

    def ask(self, asked: Prompt | KeyQuestion) -> Question:
        is_prompt = isinstance(asked, Prompt)
        stream = asked.stream or self.key_question.stream or self.standard.stream or self.domain.stream
        kind: QuestionKind = asked.kind if isinstance(asked, Prompt) else "summary"
        return Question(
            id=f"{self.key_question.id}.{asked.id}" if is_prompt else asked.id,
            kind=kind if stream else "organisation",
            ask=asked.ask,
            found=asked.found,
            standard=self.standard.id,
            key_question=self.key_question.id,
            stream=stream,
            answers=asked.answers or self.key_question.answers or self.domain.answers,
            accountable=(
                asked.accountable
                or self.key_question.accountable
                or self.standard.accountable
                or self.domain.accountable
            ),
            applies={**self.key_question.applies, **asked.applies},
            basis=asked.basis,
            also_counts_to=asked.also_counts_to if isinstance(asked, Prompt) else (),
        )
