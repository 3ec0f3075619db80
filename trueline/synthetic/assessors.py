"""How do invented assessors answer the questions of an edition about the cases of a sample?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from trueline.core.assessments import Answer, Reader, does_apply
from trueline.core.caseloads import Case
from trueline.core.frameworks import COMPANIONS, Edition, Question, RoutingQuestion, Stream
from trueline.synthetic.chance import Chance
from trueline.synthetic.minds import Mind

#: How often a routing question that the caseload does not fill in is answered yes: S2:417, S2:579, S0:1171.
_ROUTED: Mapping[str, float] = {"domestic_abuse": 0.33, "child_safeguarding": 0.27, "victim": 0.65}
#: The share of cases read a second time, and how often a second reader sees it otherwise (A).
_READ_AGAIN, _SEES_OTHERWISE = 0.1, 0.12
#: An assessor reads about this many cases a day (S2, S3); that many of them work side by side.
_CASES_A_DAY, _ASSESSORS = 1.5, 9
#: The heading under which a longlist says who holds the case, where more than one provider is inspected.
_HOLDER = "provider"


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
        self.mind = Mind(edition, self.chance, self.asked)

    def read(self, case: _Case) -> Iterator[Answer]:
        """The answers of the first reader; for some cases also of a second, and those then agreed."""
        given: dict[str, Answer] = {}
        for routing in (routing for routing in self.edition.routing if routing.stream == self.stream.id):
            given[routing.id] = self._write(case, routing.id, self._route(routing, case), "first", len(given))
        for question in self.asked:
            answer = self._answer(question, case, given)
            if answer is not None:
                given[question.id] = self._write(case, question.id, answer, "first", len(given))
        yield from given.values()
        if self.chance.happens(_READ_AGAIN):
            yield from self._read_again(case, given)

    def _write(self, case: _Case, question: str, answer: str, reader: Reader, place: int) -> Answer:
        note = "Invented: the record does not show it." if self.mind.how_counts(question, answer) == "not_met" else ""
        at = (case.begins + timedelta(seconds=50 * place)).isoformat()
        return Answer(case.reference, self.stream.id, case.case.get(_HOLDER), reader, question, answer, note, at)

    def _route(self, routing: RoutingQuestion, case: _Case) -> str:
        filled = routing.prefill.get(case.case.get(routing.heading or ""))
        if filled:
            return filled
        choices = self.edition.answers.by_id[routing.answers].choices
        if len(choices) > 2:
            return self.chance.pick([choice.id for choice in choices])
        return choices[0].id if self.chance.happens(_ROUTED.get(routing.id, 0.5)) else choices[-1].id

    def _answer(self, question: Question, case: _Case, given: Mapping[str, Answer]) -> str | None:
        """An answer; None to what an answer lets in, where that answer was not given."""
        applies = does_apply(question, given)
        if question.kind in COMPANIONS:
            return self.mind.choose(question) if applies else None
        if applies is False:
            return "not_applicable"
        return self.mind.judge(question, case.quality, given)

    def _read_again(self, case: _Case, given: Mapping[str, Answer]) -> Iterator[Answer]:
        """A blind second reading. Where the readers differ, they agree on what the second found as often as not."""
        for place, (question, first) in enumerate(given.items()):
            otherwise = self.mind.see_otherwise(question, first.answer)
            differs = otherwise is not None and self.chance.happens(_SEES_OTHERWISE)
            seen = otherwise if otherwise is not None and differs else first.answer
            yield self._write(case, question, seen, "second", 200 + place)
            if differs:
                agreed = self.chance.pick((first.answer, seen))
                yield self._write(case, question, agreed, "agreed", 400 + place)
