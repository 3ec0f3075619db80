"""What do invented inspectors write, and what do they recommend? Texts whose every number is a live figure."""

from collections.abc import Iterator, Mapping

from trueline.core.estimates import Estimate, Scores
from trueline.core.frameworks import Domain, Edition, KeyQuestion
from trueline.core.recommendations import Recommendation
from trueline.synthetic.chance import Chance

#: A prompt with fewer cases than this is not written about.
_ENOUGH = 8


def write_texts(edition: Edition, scores: Scores, seed: str) -> Mapping[str, str]:
    """A text for every section of the report that inspectors write, by the id of the section."""
    writer = _Writer(edition, scores, Chance(seed, "narratives"))
    return dict(writer.write())


class _Writer:
    def __init__(self, edition: Edition, scores: Scores, chance: Chance) -> None:
        self.edition = edition
        self.chance = chance
        self.by_question = {one.question: one for one in scores.estimates if not one.organisation and one.percent is not None}

    def write(self) -> Iterator[tuple[str, str]]:
        """Every text with its section."""
        unit = self.edition.unit.en
        yield "foreword", f"This report shows what an inspection of an {unit} looks like in Trueline. The division, its staff, its cases and every judgement in it were invented by a program from a seed.\n\nThe samples were drawn, the answers counted and the ratings worked out as they would be for a real one. Any figure leads to its row in the annex."
        yield "overall-findings", "\n\n".join(self._sum_up(domain) for domain in self._judged())
        yield "key-findings", "\n\n".join(self._list_key_findings(domain) for domain in self.edition.domains)
        yield "recommendations", "If they are carried out, these should help where the figures are lowest. Each names the figures it rests on."
        yield "contextual-facts", "The numbers of the division are those of its invented caseload."
        yield "methodology", "What follows was written from the account of each draw."
        for chapter in self.edition.report.chapters:
            domain = next((one for one in self.edition.domains if one.id == chapter.domain), None)
            if domain:
                yield from self._write_domain(chapter.id, domain)

    def _judged(self) -> list[Domain]:
        """The domains that have figures."""
        return [domain for domain in self.edition.domains if any(self._ranked(domain))]

    def _ranked(self, domain: Domain) -> list[Estimate]:
        """The key questions of a domain with a figure, the lowest first."""
        asked = [question.id for standard in domain.standards for question in standard.key_questions]
        found = [self.by_question[question] for question in asked if question in self.by_question]
        return sorted(found, key=lambda estimate: (estimate.percent or 0, estimate.question))

    def _found(self, question: str) -> str:
        """The clause that is true where a question is met."""
        asked = self.edition.questions[question]
        return (asked.found or asked.ask).en

    def _sum_up(self, domain: Domain) -> str:
        ranked = self._ranked(domain)
        low, high = ranked[0].question, ranked[-1].question
        return (
            f"{domain.title.en}: at best, {self._found(high)} ({{{high}}}); the weakest point is {{{low}}}, the share of "
            f"cases in which {self._found(low)}."
        )

    def _list_key_findings(self, domain: Domain) -> str:
        ranked = self._ranked(domain)
        if not ranked:
            lines = [f"- on {standard.title.en.lower()}: {self._judge(standard.key_questions[0])}" for standard in domain.standards]
        else:
            best = [f"- {self._found(one.question)} in {{{one.question}}} of cases" for one in reversed(ranked[-3:])]
            worst = [f"- in {{{one.question}:not}} of cases it could not be shown that {self._found(one.question)}" for one in ranked[:2]]
            lines = [*best, *worst]
        return f"### {domain.title.en}\n" + "\n".join(lines)

    def _write_domain(self, chapter: str, domain: Domain) -> Iterator[tuple[str, str]]:
        ranked = self._ranked(domain)
        if ranked:
            yield chapter, self._sum_up(domain)
            prompts = self._rank_prompts(domain)
            yield f"{chapter}.strengths", "\n".join(f"- {self._found(one)}: {{{one}}}" for one in reversed(prompts[-4:]))
            yield f"{chapter}.improvements", "\n".join(f"- {self._found(one)}: only {{{one}}}" for one in prompts[:4])
        else:
            yield chapter, "Judged on documents, interviews and meetings, against the ratings characteristics."
            asked = [question for standard in domain.standards for question in standard.key_questions]
            yield f"{chapter}.strengths", "\n".join(f"- {self._praise(question)}" for question in asked[:3])
            yield f"{chapter}.improvements", "\n".join(f"- {self._blame(question)}" for question in asked[3:6])
        for standard in domain.standards:
            for question in standard.key_questions:
                yield question.id, self._write_key_question(question)

    def _rank_prompts(self, domain: Domain) -> list[str]:
        """The prompts of a domain from the weakest to the strongest."""
        standards = {standard.id for standard in domain.standards}
        prompts = [
            one
            for id_, one in self.by_question.items()
            if (asked := self.edition.questions[id_]).standard in standards and asked.kind == "prompt" and one.counts.n >= _ENOUGH
        ]
        return [one.question for one in sorted(prompts, key=lambda one: (one.percent or 0, one.question))]

    def _write_key_question(self, question: KeyQuestion) -> str:
        prompts = [f"{question.id}.{prompt.id}" for prompt in question.prompts if prompt.kind == "prompt"]
        known = sorted(
            (self.by_question[id_] for id_ in prompts if id_ in self.by_question and self.by_question[id_].counts.n >= _ENOUGH),
            key=lambda one: (one.percent or 0, one.question),
        )
        if not known:
            return self._judge(question)
        sentences = [f"Strongest was that {self._found(known[-1].question)}: {{{known[-1].question}}} ({{{known[-1].question}:cases}})."]
        middle = known[1:-1]
        if middle:
            told = "; ".join(f"{self._found(one.question)} in {{{one.question}:words}} of cases" for one in middle)
            sentences.append(f"Beside that, {told}.")
        if len(known) > 1:
            sentences.append(f"Weakest was that {self._found(known[0].question)}: {{{known[0].question}}} ({{{known[0].question}:cases}}).")
        return " ".join(sentences)

    def _judge(self, question: KeyQuestion) -> str:
        """An invented finding on the organisation, from its prompts."""
        good, bad = self.chance.pick(question.prompts), self.chance.pick(question.prompts)
        told = f"Most of those interviewed said yes when asked “{good.ask.en}”"
        return f"{told}." if good == bad else f"{told}; fewer did when asked “{bad.ask.en}”"

    def _praise(self, question: KeyQuestion) -> str:
        return f"Most answers were yes to “{self.chance.pick(question.prompts).ask.en}”"

    def _blame(self, question: KeyQuestion) -> str:
        return f"Too many answers were no to “{self.chance.pick(question.prompts).ask.en}”"


def recommend(edition: Edition, scores: Scores, provider: str) -> tuple[Recommendation, ...]:
    """Recommendations on the weakest key questions to the provider, and one to those who pay for its staff."""
    summaries = [
        one
        for one in scores.estimates
        if one.percent is not None and not one.organisation and edition.questions[one.question].kind == "summary"
    ]
    weakest = sorted(summaries, key=lambda one: (one.percent or 0, one.question))[:5]
    made = [
        Recommendation(
            number,
            provider,
            f"look again at the cases in which it could not be shown that "
            f"{(edition.questions[one.question].found or edition.questions[one.question].ask).en}: now {{{one.question}:not}}",
            (one.question,),
        )
        for number, one in enumerate(weakest, start=1)
    ]
    staff = "see that posts are filled in time, so that the work above can be done"
    return (*made, Recommendation(len(made) + 1, "The Ministry of Justice", staff, ("1.2",)))
