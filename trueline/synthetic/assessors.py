"""How do invented assessors answer the questions of an edition about the cases of a sample?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import log

from trueline.core.assessments import SEVERAL, Answer, Reader, does_apply
from trueline.core.caseloads import Case
from trueline.core.frameworks import AnswerSet, Edition, Question, RoutingQuestion, Stream
from trueline.synthetic.chance import Chance, likelihood
from trueline.synthetic.distributions import NEEDED, NEEDS, PRACTICE

#: How often a routing question that the caseload does not fill in is answered yes: S2:417, S2:579, S0:1171.
_ROUTED: Mapping[str, float] = {"domestic_abuse": 0.33, "child_safeguarding": 0.27, "victim": 0.65}
#: How often nobody knows, and how often a question that applies to all does not apply after all (A).
_NOT_KNOWN, _NOT_APPLICABLE = 0.012, 0.05
#: The share of cases read a second time, and how often a second reader sees it otherwise (A).
_READ_AGAIN, _SEES_OTHERWISE = 0.1, 0.12
#: An assessor reads about this many cases a day (S2, S3); that many of them work side by side.
_CASES_A_DAY, _ASSESSORS = 1.5, 9


@dataclass(frozen=True)
class _Case:
    """A case in an assessor's hands: how well it was worked, in log-odds, and when it is read."""

    reference: str
    case: Case
    quality: float
    begins: datetime


def answer_stream(
    edition: Edition, stream: Stream, cases: Mapping[str, Case], seed: str, fieldwork: date
) -> tuple[Answer, ...]:
    """Every question of a stream answered for every case (by reference), and some cases read again.

    A case's answers hang together, because some cases are worked well and others badly; a summary follows its prompts,
    but not slavishly.
    """
    assessors = _Assessors(edition, stream, seed)
    answers: list[Answer] = []
    for number, (reference, case) in enumerate(cases.items()):
        begins = _plan(fieldwork, number)
        answers.extend(assessors.read(_Case(reference, case, assessors.chance.spread(0.0, 0.7), begins)))
    return tuple(answers)


def _plan(fieldwork: date, number: int) -> datetime:
    """When the assessors come to a case: nine of them, three cases in two days each, on working days."""
    working_days = int(number / (_CASES_A_DAY * _ASSESSORS))
    day = fieldwork + timedelta(days=working_days + 2 * (working_days // 5))
    return datetime.combine(day, time(9, 0)) + timedelta(minutes=35 * (number % 13))


class _Assessors:
    def __init__(self, edition: Edition, stream: Stream, seed: str) -> None:
        self.edition = edition
        self.stream = stream
        self.chance = Chance(seed, f"assessors of {stream.id}")
        self.asked = [question for question in edition.questions.values() if question.stream == stream.id]
        # How hard each question is to meet: from about half met to nine in ten.
        self.ease = {question.id: self._find_ease(question) for question in self.asked}

    def _find_ease(self, question: Question) -> float:
        """The log-odds of meeting a question in a case of middling quality."""
        ease = self.chance.spread(1.15, 0.55)
        known = PRACTICE.get(f"{self.edition.id}:{question.id}")
        return log(known / (1 - known)) if known else ease

    def read(self, case: _Case) -> Iterator[Answer]:
        """The answers of the first reader; for some cases also of a second, and those then agreed."""
        given: dict[str, Answer] = {}
        for routing in (routing for routing in self.edition.routing if routing.stream == self.stream.id):
            given[routing.id] = self._write(case, routing.id, self._route(routing, case), "first", len(given))
        for question in self.asked:
            given[question.id] = self._write(
                case, question.id, self._answer(question, case, given), "first", len(given)
            )
        yield from given.values()
        if self.chance.happens(_READ_AGAIN):
            yield from self._read_again(case, given)

    def _write(self, case: _Case, question: str, answer: str, reader: Reader, place: int) -> Answer:
        note = "Invented: the record does not show it." if answer in ("no", "too-low", "too-high") else ""
        at = (case.begins + timedelta(seconds=50 * place)).isoformat()
        return Answer(case.reference, self.stream.id, "", reader, question, answer, note, at)

    def _route(self, routing: RoutingQuestion, case: _Case) -> str:
        filled = routing.prefill.get(case.case.get(routing.heading or ""))
        return filled or ("yes" if self.chance.happens(_ROUTED.get(routing.id, 0.5)) else "no")

    def _answer(self, question: Question, case: _Case, given: Mapping[str, Answer]) -> str:
        answers = self.edition.answers.by_id[question.answers or ""]
        if does_apply(question, given) is False:
            return "not_applicable"
        if answers.kind == "several":
            return self._choose_several(answers)
        if question.kind == "summary":
            return "yes" if self.chance.happens(self._weigh_prompts(question, given)) else "no"
        if self.chance.happens(_NOT_KNOWN):
            return "not_known"
        if self.chance.happens(1 - NEEDED if question.ask.en.startswith("Where needed") else _NOT_APPLICABLE):
            return "not_applicable"
        is_met = self.chance.happens(likelihood(self.ease[question.id] + case.quality))
        choices = [choice.id for choice in answers.choices if choice.counts == ("met" if is_met else "not_met")]
        return self.chance.pick(choices)

    def _choose_several(self, answers: AnswerSet) -> str:
        choices = [choice.id for choice in answers.choices]
        chosen = [choice for choice in choices if self.chance.happens(NEEDS.get(choice, 0.4))]
        return SEVERAL.join(chosen or choices[:1])

    def _weigh_prompts(self, question: Question, given: Mapping[str, Answer]) -> float:
        """How likely a yes is after these prompts: even when half of them are met."""
        prompts = [
            answer.answer
            for prompt in self.asked
            if prompt.key_question == question.key_question and prompt.kind == "prompt" and (answer := given[prompt.id])
        ]
        met = sum(answer in ("yes", "correct") for answer in prompts)
        missed = sum(answer in ("no", "too-low", "too-high", "not-recorded") for answer in prompts)
        share = met / (met + missed) if met + missed else 0.75
        return likelihood(9 * (share - 0.5) + 0.35 * (self.ease[question.id] - 1.15))

    def _read_again(self, case: _Case, given: Mapping[str, Answer]) -> Iterator[Answer]:
        """A blind second reading. Where the readers differ, they agree on what the second found as often as not."""
        for place, (question, first) in enumerate(given.items()):
            differs = first.answer in ("yes", "no") and self.chance.happens(_SEES_OTHERWISE)
            seen = {"yes": "no", "no": "yes"}[first.answer] if differs else first.answer
            yield self._write(case, question, seen, "second", 200 + place)
            if differs and question in self.edition.questions:
                agreed = self.chance.pick((first.answer, seen))
                yield self._write(case, question, agreed, "agreed", 400 + place)
