"""How does somebody invented come to an answer?"""

from collections.abc import Mapping, Sequence
from math import log

from trueline.core.assessments import SEVERAL, Answer
from trueline.core.frameworks import AnswerSet, Counting, Edition, Question
from trueline.synthetic.chance import Chance, likelihood
from trueline.synthetic.distributions import NEEDED, NEEDS, PRACTICE

#: How often nobody knows, and how often a question that applies to all does not apply after all (A).
_NOT_KNOWN, _NOT_APPLICABLE = 0.012, 0.05
#: How often work that was done was done only after the announcement (A).
_ONLY_AFTER = 0.06


class Mind:
    """Answers the questions of one stream or instrument: each is easier or harder to meet, from about half met to nine
    in ten, the same for all cases.
    """

    def __init__(self, edition: Edition, chance: Chance, asked: Sequence[Question]) -> None:
        self.edition = edition
        self.chance = chance
        self.asked = asked
        self.ease = {question.id: self._find_ease(question) for question in asked}
        self.sets = {one.id: edition.answers.by_id[one.answers or ""] for one in asked}
        self.sets |= {one.id: edition.answers.by_id[one.answers] for one in edition.routing}
        needs = [one.questions for c in edition.report.chapters for one in c.displays if one.kind == "needs"]
        self.is_need = {there for there, *_ in needs}
        # What was done about a need, and what came of it, is asked where the need is there.
        self.rests_on = {later: there for there, *others in needs for later in others}

    def _find_ease(self, question: Question) -> float:
        """The log-odds of meeting a question in a case of middling quality."""
        ease = self.chance.spread(1.15, 0.55)
        known = PRACTICE.get(f"{self.edition.id}:{question.id}")
        return log(known / (1 - known)) if known else ease

    def how_counts(self, question: str, answer: str) -> Counting | None:
        """How an answer counts; None for one that is written out."""
        choice = self.edition.answers.find_choice(self.sets[question].id, answer)
        return choice.counts if choice else None

    def judge(self, question: Question, quality: float, given: Mapping[str, Answer]) -> str:
        """An answer to a question about a case worked so well, after these answers."""
        answers = self.sets[question.id]
        if self._is_missing_need(question, given):
            return "not_applicable"
        if not answers.makes_figures:
            return self.choose(question)
        chance = self._find_chance(question, quality, given)
        if question.kind != "summary" and question.key_question not in self.is_need:
            if self.chance.happens(_NOT_KNOWN):
                return "not_known"
            if self.chance.happens(1 - NEEDED if question.ask.en.startswith("Where needed") else _NOT_APPLICABLE):
                return "not_applicable"
        return self._pick(answers, is_met=self.chance.happens(chance))

    def _is_missing_need(self, question: Question, given: Mapping[str, Answer]) -> bool:
        """Whether a question is about what was done for a need that is not there."""
        need = question.id.rpartition(".")[2]
        there = given.get(f"{self.rests_on.get(question.key_question)}.{need}")
        return there is not None and self.how_counts(there.question, there.answer) != "met"

    def _find_chance(self, question: Question, quality: float, given: Mapping[str, Answer]) -> float:
        """How likely a question is to be met in a case worked so well."""
        if question.key_question in self.is_need:
            return NEEDS.get(question.id.rpartition(".")[2], 0.4)
        if question.kind == "summary":
            return self._weigh_prompts(question, given)
        return likelihood(self.ease[question.id] + quality)

    def choose(self, question: Question) -> str:
        """An answer that is no judgement: some choices, one of them, or something written out."""
        answers = self.sets[question.id]
        choices = [choice.id for choice in answers.choices]
        if answers.kind == "several":
            chosen = [choice for choice in choices if self.chance.happens(NEEDS.get(choice, 0.4))]
            return SEVERAL.join(chosen or choices[:1])
        if question.kind == "after":
            return self._pick(answers, is_met=self.chance.happens(_ONLY_AFTER))
        if choices:
            return self.chance.pick(choices)
        return str(self.chance.whole(0, 9)) if answers.kind == "number" else "Invented"

    def _pick(self, answers: AnswerSet, *, is_met: bool) -> str:
        return self.chance.pick(answers.list_choices("met" if is_met else "not_met"))

    def _weigh_prompts(self, question: Question, given: Mapping[str, Answer]) -> float:
        """How likely a yes is after these prompts: even when half of them are met."""
        prompts = [one for one in self.asked if one.key_question == question.key_question and one.kind == "prompt"]
        counted = [self.how_counts(one.id, given[one.id].answer) for one in prompts]
        met, missed = counted.count("met"), counted.count("not_met")
        share = met / (met + missed) if met + missed else 0.75
        return likelihood(9 * (share - 0.5) + 0.35 * (self.ease[question.id] - 1.15))

    def see_otherwise(self, question: str, answer: str) -> str | None:
        """What somebody may answer who sees it the other way; None where there is no other way to see it."""
        opposite: dict[Counting | None, Counting] = {"met": "not_met", "not_met": "met"}
        counts = self.how_counts(question, answer)
        if counts not in opposite or question not in self.ease:
            return None
        choices = self.sets[question].list_choices(opposite[counts])
        return choices[0] if choices else None
