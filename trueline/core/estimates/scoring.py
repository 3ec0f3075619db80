"""From the answers of a whole inspection, which estimates come out?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from trueline.core.assessments import SEVERAL, Answer, Standing, find_standing, how_counts
from trueline.core.estimates.counts import count
from trueline.core.estimates.estimating import Estimate, estimate
from trueline.core.frameworks import Edition, Question
from trueline.core.reasons import Reason

#: Population by stream and organisation; the organisation is empty for the whole stream.
Populations = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Line:
    """One bar of a question's chart: an answer and how many cases have it."""

    answer: str
    cases: int


@dataclass(frozen=True)
class Scores:
    """The estimates of an inspection in the order of its questions, joint figures before those by organisation."""

    estimates: tuple[Estimate, ...]
    unanswered: Mapping[str, int]

    def find(self, question: str, organisation: str = "") -> Estimate | None:
        """One estimate; None when the question was not asked."""
        wanted = (question, organisation)
        return next((one for one in self.estimates if (one.question, one.organisation) == wanted), None)


def score(edition: Edition, answers: Iterable[Answer], populations: Populations | None = None) -> Scores:
    """Every question's estimate, jointly and, where a stream holds more than one organisation, for each.

    Joint figures are counted from cases, never averaged. Questions that no case was asked are left out.
    """
    standing = find_standing(answers)
    streams = _sort_by_stream(standing)
    estimates: list[Estimate] = []
    unanswered: Counter[str] = Counter()
    for question in edition.questions.values():
        cases = streams.get(question.stream or "", {})
        if not cases or question.kind == "information":
            continue
        for organisation in _list_organisations(cases):
            chosen = _choose(cases, organisation)
            found, missing = _estimate_question(edition, question, chosen, organisation, populations or {})
            estimates.append(found)
            unanswered[question.id] += 0 if organisation else missing
    return Scores(tuple(estimates), {question: cases for question, cases in unanswered.items() if cases})


def _estimate_question(
    edition: Edition, question: Question, cases: Standing, organisation: str, populations: Populations
) -> tuple[Estimate, int]:
    """The estimate of one question over ``cases``, and how many of them are unanswered."""
    stream = edition.streams[question.stream or ""]
    counted = [how_counts(edition, question, answers) for answers in cases.values()]
    given = [counting for counting in counted if counting is not None]
    found = estimate(
        question.id,
        count(given),
        edition.ratings.estimates,
        populations.get((stream.id, organisation)),
        sample=len(cases),
        caveats=(Reason("caveat.stream", {"stream": stream.id, "says": str(stream.caveat)}),) if stream.caveat else (),
        organisation=organisation,
    )
    return found, len(counted) - len(given)


def _sort_by_stream(standing: Standing) -> Mapping[str, Standing]:
    """Stream → subject → question → answer. One person in two streams is two cases."""
    streams: dict[str, dict[str, dict[str, Answer]]] = {}
    for subject, answers in standing.items():
        for question, answer in answers.items():
            streams.setdefault(answer.stream, {}).setdefault(subject, {})[question] = answer
    return streams


def _list_organisations(cases: Standing) -> Iterator[str]:
    """The joint figure first (empty), then each organisation where there is more than one."""
    yield ""
    named = sorted({answer.organisation for answers in cases.values() for answer in answers.values()} - {""})
    if len(named) > 1:
        yield from named


def _choose(cases: Standing, organisation: str) -> Standing:
    if not organisation:
        return cases
    return {
        subject: answers
        for subject, answers in cases.items()
        if any(answer.organisation == organisation for answer in answers.values())
    }


def draw_lines(edition: Edition, question_id: str, answers: Iterable[Answer]) -> tuple[Line, ...]:
    """How many cases have each answer of a question: every category, as charts show it, in the order of the answer
    set.
    """
    question = edition.questions[question_id]
    if question.answers is None:
        return ()
    tally: Counter[str] = Counter()
    for case in find_standing(answer for answer in answers if answer.question == question_id).values():
        tally.update(part.strip() for part in case[question_id].answer.split(SEVERAL))
    choices = (*edition.answers.by_id[question.answers].choices, *edition.answers.beside)
    return tuple(Line(choice.id, tally[choice.id]) for choice in choices)
