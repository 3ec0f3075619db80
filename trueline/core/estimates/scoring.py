"""From the answers of a whole inspection, which estimates come out?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from trueline.core.assessments import SEVERAL, Answer, Standing, find_standing, how_counts, is_overruled, list_missing
from trueline.core.estimates.counts import count
from trueline.core.estimates.estimating import Estimate, estimate, reweigh
from trueline.core.estimates.groups import Group, Populations, group_cases, sort_by_stream
from trueline.core.estimates.weighing import Chances, weigh
from trueline.core.frameworks import Edition, Question


@dataclass(frozen=True)
class AnswerCount:
    """An answer to a question, and how many cases have it."""

    answer: str
    cases: int


@dataclass(frozen=True)
class Scores:
    """The estimates of an inspection in the order of its questions, joint figures before those by organisation.

    ``unanswered`` are the cases that a question, or a routing question, still waits for; ``overruled`` those whose
    answer counts for nothing, because a routing answer says that the question does not apply.
    """

    estimates: tuple[Estimate, ...]
    unanswered: Mapping[str, int]
    overruled: Mapping[str, int]

    @cached_property
    def _by_key(self) -> Mapping[tuple[str, str], Estimate]:
        return {(one.question, one.organisation): one for one in self.estimates}

    def find(self, question: str, organisation: str = "") -> Estimate | None:
        """One estimate; None when the question was not asked, or its answers make no figure."""
        return self._by_key.get((question, organisation))


def score(
    edition: Edition,
    answers: Iterable[Answer],
    populations: Populations | None = None,
    chances: Chances | None = None,
) -> Scores:
    """Every question's estimate, jointly and, where a stream holds more than one organisation, for each.

    Joint figures are counted from cases, never averaged. Questions that no case was asked, or whose answers make no
    figure, are left out. ``chances`` are needed where the edition weighs its figures. Refused when a population is of
    no organisation there, or smaller than the cases assessed, or a chance that is needed is missing.
    """
    standing = find_standing(answers)
    groups: dict[str, list[Group]] = {}
    for group in group_cases(edition, standing, populations or {}, chances or {}):
        groups.setdefault(group.subject, []).append(group)
    estimates = tuple(
        _estimate(edition, question, group)
        for question in edition.questions.values()
        if question.answers is not None and edition.answers.by_id[question.answers].makes_figures
        for group in groups.get(question.stream or "", ())
    )
    streams = sort_by_stream(standing)
    return Scores(estimates, _count_unanswered(edition, streams), _count_overruled(edition, streams))


def _estimate(edition: Edition, question: Question, group: Group) -> Estimate:
    counted = {subject: how_counts(edition, question, answers) for subject, answers in group.cases.items()}
    plain = estimate(
        question.id,
        count(counting for counting in counted.values() if counting is not None),
        edition.ratings.estimates,
        group.population,
        sample=len(counted),
        applies=sum(counting != "leaves" for counting in counted.values()),
        caveats=group.caveats,
        organisation=group.organisation,
    )
    if group.weights is None:
        return plain
    return reweigh(plain, weigh(counted, group.weights), edition.ratings.estimates, group.population)


def _count_unanswered(edition: Edition, streams: Mapping[str, Standing]) -> Mapping[str, int]:
    return Counter(
        question
        for stream, cases in streams.items()
        for answers in cases.values()
        for question in list_missing(edition, stream, answers)
    )


def _count_overruled(edition: Edition, streams: Mapping[str, Standing]) -> Mapping[str, int]:
    return Counter(
        question.id
        for question in edition.questions.values()
        for answers in streams.get(question.stream or "", {}).values()
        if is_overruled(edition, question, answers)
    )


def count_answers(edition: Edition, question_id: str, answers: Iterable[Answer]) -> tuple[AnswerCount, ...]:
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
    return tuple(AnswerCount(choice.id, tally[choice.id]) for choice in choices)
