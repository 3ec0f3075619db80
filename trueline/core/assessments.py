"""Which questions apply to a case, what did its readers answer, and what is still to be answered?"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Literal

from trueline.core.frameworks import COMPANIONS, Counting, Edition, Question
from trueline.core.reasons import Reason

Reader = Literal["first", "second", "agreed"]
READERS: tuple[Reader, ...] = ("first", "second", "agreed")

#: Between the answers of a question that may have several.
SEVERAL = ";"


@dataclass(frozen=True)
class Answer:
    """One reader's answer to one question about one subject: a case, an officer, a respondent or a meeting.

    ``organisation`` is the provider that holds the case, empty where there is only one; ``given_at`` a moment in ISO
    8601 as it was recorded; both may be empty, and so may ``note``.
    """

    subject: str
    stream: str
    organisation: str
    reader: Reader
    question: str
    answer: str
    note: str = ""
    given_at: str = ""


#: The columns of an answers file, in the order in which it is written.
ANSWER_COLUMNS = tuple(part.name for part in fields(Answer))


def digest_answer(answer: Answer) -> str:
    """SHA-256 of an answer, as its cells in a JSON array: what a bundle's manifest holds of every row."""
    cells = [getattr(answer, column) for column in ANSWER_COLUMNS]
    return sha256(json.dumps(cells, ensure_ascii=False).encode()).hexdigest()


Standing = Mapping[str, Mapping[str, Answer]]


def find_standing(answers: Iterable[Answer]) -> Standing:
    """The answers that count, as subject → question → answer: the agreed one where there is one, else the first
    reader's.

    A second reading is there to measure agreement; it never counts by itself.
    """
    standing: dict[str, dict[str, Answer]] = {}
    for answer in answers:
        if answer.reader == "second":
            continue
        held = standing.setdefault(answer.subject, {})
        if answer.reader == "agreed" or answer.question not in held:
            held[answer.question] = answer
    return standing


def does_apply(question: Question, answers: Mapping[str, Answer]) -> bool | None:
    """Whether a question applies to a case by the routing answers given; None while one of them is missing."""
    applies: bool | None = True
    for routing, allowed in question.applies.items():
        given = answers.get(routing)
        if given is None or given.answer == "not_known":
            applies = None
        elif given.answer not in allowed:
            return False
    return applies


def list_asked(edition: Edition, stream: str) -> Iterator[str]:
    """The ids of everything that must be asked about a case of a stream: the routing questions, then the others in
    order. What an answer lets in may be told and need not be.
    """
    yield from (routing.id for routing in edition.routing if routing.stream == stream)
    asked = (question for question in edition.questions.values() if question.stream == stream)
    yield from (question.id for question in asked if question.kind not in COMPANIONS)


def list_missing(edition: Edition, stream: str, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """What is still to be answered about a case before it is complete, in the order asked."""
    return tuple(
        asked
        for asked in list_asked(edition, stream)
        if asked not in answers
        and (asked in edition.routing_by_id or does_apply(edition.questions[asked], answers) is not False)
    )


def how_counts(edition: Edition, question: Question, answers: Mapping[str, Answer]) -> Counting | None:
    """How a case counts for a question: as its answer says, ``leaves`` where the question does not apply, None when
    unanswered.

    While a routing answer is missing, the answer counts as given.
    """
    if does_apply(question, answers) is False:
        return "leaves"
    given = answers.get(question.id)
    if given is None or question.answers is None:
        return None
    choice = edition.answers.find_choice(question.answers, given.answer)
    return choice.counts if choice else "leaves"


def is_overruled(edition: Edition, question: Question, answers: Mapping[str, Answer]) -> bool:
    """Whether a case has an answer that counts for nothing, because a routing answer says that the question does not
    apply.
    """
    given = answers.get(question.id)
    if given is None or question.answers is None or does_apply(question, answers) is not False:
        return False
    choice = edition.answers.find_choice(question.answers, given.answer)
    return choice is None or choice.counts != "leaves"


def find_contradictions(edition: Edition, standing: Standing) -> Iterator[tuple[str, Reason]]:
    """Every case with a key question judged against all of its prompts, and the warning."""
    for subject, answers in standing.items():
        for key_question in edition.key_questions:
            if key_question in answers and (warning := find_contradiction(edition, key_question, answers)):
                yield subject, warning


def find_contradiction(edition: Edition, key_question: str, answers: Mapping[str, Answer]) -> Reason | None:
    """A warning where a summary judgement goes against every one of its prompts. It warns and never blocks: the summary
    is the inspector's own judgement, never computed (S0:866–876 prints 83 over parts of 90, 81, 91 and 82).
    """
    summary = how_counts(edition, edition.questions[key_question], answers)
    prompts = [
        how_counts(edition, question, answers)
        for question in edition.questions.values()
        if question.key_question == key_question and question.kind == "prompt"
    ]
    judged = {counts for counts in prompts if counts in ("met", "not_met")}
    if summary not in ("met", "not_met") or len(judged) != 1 or summary in judged:
        return None
    return Reason(
        "assessment.against-prompts", {"question": key_question, "prompts": sum(c in judged for c in prompts)}
    )
