"""What do invented inspectors write, and what do they recommend? Texts whose every number is a live figure."""

from collections.abc import Iterable, Iterator, Mapping

from trueline.core.estimates import Estimate, Scores
from trueline.core.frameworks import Chapter, Domain, Edition, KeyQuestion
from trueline.core.recommendations import Recommendation
from trueline.synthetic.chance import Chance

#: A prompt with fewer cases than this is not written about.
_ENOUGH = 8
#: How often most people say yes to a question on the organisation (A).
_WELL = 0.65
_FOREWORD = """This report shows what an inspection looks like in Trueline ({unit}). The provider, its staff, its cases
and every judgement in it were invented by a program from a seed.

The samples were drawn, the answers counted and the ratings worked out as they would be for a real one. Any figure leads
to its row in the annex."""
_NOTHING_LOCAL = "An invented inspection has nothing to tell here."
#: From how many per cent on something helps, and below how many it hinders (A).
_HELPS, _HINDERS = 80, 50
_FIXED = {
    "recommendations": "If carried out, these should help where the figures are lowest. Each names what it rests on.",
    "context": "The numbers of the provider are those of its invented caseload.",
    "methodology": "What follows was written from the account of each draw.",
}


def write_texts(edition: Edition, scores: Scores, seed: str) -> Mapping[str, str]:
    """A text for every section of the report that inspectors write, by the id of the section."""
    return dict(_Writer(edition, scores, Chance(seed, "narratives")).write())


def _rank(estimates: list[Estimate]) -> list[str]:
    """The questions of some estimates, the weakest first."""
    return [one.question for one in sorted(estimates, key=lambda one: (one.percent or 0, one.question))]


def _live(question: str, form: str = "", organisation: str = "") -> str:
    """The place in a text where a figure will stand."""
    about = f"{question}/{organisation}" if organisation else question
    return f"{{{about}:{form}}}" if form else f"{{{about}}}"


class _Writer:
    def __init__(self, edition: Edition, scores: Scores, chance: Chance) -> None:
        self.edition = edition
        self.apart: dict[str, dict[str, Estimate]] = {}
        for one in scores.estimates:
            if one.percent is not None:
                self.apart.setdefault(one.organisation, {})[one.question] = one
        self.by_question = self.apart.pop("", {})
        # Decided once, so that no two texts contradict each other.
        self.is_well = {
            id_: chance.happens(_WELL) for id_, asked in edition.questions.items() if asked.kind == "organisation"
        }

    def write(self) -> Iterator[tuple[str, str]]:
        """Every text with its section."""
        domains = self.edition.domains
        summed = "\n\n".join(self._sum_up(domain) for domain in domains if self._rank_summaries(domain))
        by_kind = {
            "foreword": _FOREWORD.format(unit=self.edition.unit.en),
            "overall": summed,
            "key-findings": "\n\n".join(self._list_key_findings(domain) for domain in domains),
            **_FIXED,
        }
        yield from (
            (chapter.id, by_kind[chapter.kind]) for chapter in self.edition.report.chapters if chapter.kind in by_kind
        )
        for chapter in self.edition.report.chapters:
            for domain in (one for one in domains if one.id == chapter.domain):
                yield from self._write_domain(chapter.id, domain)
            if chapter.kind == "standard" and chapter.standard:
                yield from self._write_standard(chapter, chapter.standard)
            if chapter.kind == "text" and not chapter.optional:
                yield chapter.id, _NOTHING_LOCAL

    def _write_standard(self, chapter: Chapter, standard: str) -> Iterator[tuple[str, str]]:
        """A chapter of one standard: its strengths and weaknesses, of each organisation where they are told apart."""
        asked = [one.id for one in self.edition.questions.values() if one.standard == standard and one.kind == "prompt"]
        yield chapter.id, "What follows was worked out from the answers on the cases of the sample."
        for organisation in sorted(self.apart) if chapter.by else [""]:
            held = self.apart.get(organisation, self.by_question)
            counted = [id_ for id_ in asked if id_ in held and held[id_].counts.n >= _ENOUGH]
            # What another always answers for says nothing of whoever holds the case.
            ranked = _rank([held[id_] for id_ in counted if self.edition.find_accountable(id_) in (None, organisation)])
            section = ".".join(filter(None, (chapter.id, organisation)))
            yield f"{section}.strengths", self._bullets(reversed(ranked[-4:]), organisation)
            yield f"{section}.improvements", self._bullets(ranked[:4], organisation)
            helped = [one for one in ranked if (held[one].percent or 0) >= _HELPS][-2:]
            hindered = [one for one in ranked if (held[one].percent or 0) < _HINDERS][:2]
            yield f"{section}.enablers", self._bullets(helped, organisation)
            yield f"{section}.barriers", self._bullets(hindered, organisation)

    def _bullets(self, questions: Iterable[str], organisation: str) -> str:
        return "\n".join(f"- {self._found(one)}: {_live(one, organisation=organisation)}" for one in questions)

    def _rank_summaries(self, domain: Domain) -> list[str]:
        """The key questions of a domain that have a figure, else its prompts, the weakest first."""
        asked = [question.id for standard in domain.standards for question in standard.key_questions]
        summaries = _rank([self.by_question[question] for question in asked if question in self.by_question])
        return summaries or self._rank_prompts(
            [one.id for one in self.edition.questions.values() if one.key_question in asked and one.kind == "prompt"]
        )

    def _rank_prompts(self, ids: list[str]) -> list[str]:
        """Those of some prompts that rest on enough cases, the weakest first."""
        found = (self.by_question[id_] for id_ in ids if id_ in self.by_question)
        return _rank([one for one in found if one.counts.n >= _ENOUGH])

    def _found(self, question: str) -> str:
        """The clause that is true where a question is met."""
        asked = self.edition.questions[question]
        return (asked.found or asked.ask).en

    def _sum_up(self, domain: Domain) -> str:
        ranked = self._rank_summaries(domain)
        low, high = ranked[0], ranked[-1]
        best = f"{domain.title.en}: at best, {self._found(high)} ({_live(high)})"
        return f"{best}; the weakest point is {_live(low)}, the share of cases in which {self._found(low)}."

    def _list_key_findings(self, domain: Domain) -> str:
        ranked = self._rank_summaries(domain)
        best = [f"- {self._found(one)} in {_live(one)} of cases" for one in reversed(ranked[-3:])]
        worst = [
            f"- in {_live(one, 'not')} of cases it could not be shown that {self._found(one)}" for one in ranked[:2]
        ]
        judged = [
            f"- {self._judge(standard.key_questions[0])}" for standard in domain.standards if standard.key_questions
        ]
        return "\n".join([f"### {domain.title.en}", *([*best, *worst] if ranked else judged)])

    def _write_domain(self, chapter: str, domain: Domain) -> Iterator[tuple[str, str]]:
        asked = [question for standard in domain.standards for question in standard.key_questions]
        ranked = self._rank_prompts([f"{question.id}.{prompt.id}" for question in asked for prompt in question.prompts])
        if ranked:
            yield chapter, self._sum_up(domain)
            strong = [f"- {self._found(one)}: {_live(one)}" for one in reversed(ranked[-4:])]
            weak = [f"- {self._found(one)}: only {_live(one)}" for one in ranked[:4]]
        else:
            yield chapter, "Judged on documents, interviews and meetings, against the ratings characteristics."
            ids = [f"{question.id}.{prompt.id}" for question in asked for prompt in question.prompts]
            strong = [f"- most answers were yes to “{self._ask(id_)}”" for id_ in ids if self.is_well[id_]][:4]
            weak = [f"- too few answers were yes to “{self._ask(id_)}”" for id_ in ids if not self.is_well[id_]][:4]
        yield f"{chapter}.strengths", "\n".join(strong)
        yield f"{chapter}.improvements", "\n".join(weak)
        for question in asked:
            told = self._write_key_question(question)
            if told:
                yield question.id, told

    def _write_key_question(self, question: KeyQuestion) -> str:
        ranked = self._rank_prompts([f"{question.id}.{prompt.id}" for prompt in question.prompts])
        if not ranked:
            told = "" if question.id in self.by_question else self._judge(question)
            return f"{told[:1].upper()}{told[1:]}." if told else ""
        weakest, *between = ranked[:-1] or [""]
        told = "; ".join(f"{self._found(one)} in {_live(one, 'words')} of cases" for one in between)
        sentences = [
            self._tell("Strongest", ranked[-1]),
            f"Beside that, {told}." if between else "",
            self._tell("Weakest", weakest) if weakest else "",
        ]
        return " ".join(sentence for sentence in sentences if sentence)

    def _tell(self, which: str, question: str) -> str:
        return f"{which} was that {self._found(question)}: {_live(question)} ({_live(question, 'cases')})."

    def _judge(self, question: KeyQuestion) -> str:
        """An invented finding on the organisation, from its prompts."""
        ids = [f"{question.id}.{prompt.id}" for prompt in question.prompts] or [question.id]
        good = [self._ask(id_) for id_ in ids if self.is_well.get(id_)]
        bad = [self._ask(id_) for id_ in ids if not self.is_well.get(id_)]
        told = [f"most of those interviewed said yes when asked “{good[0]}”"] if good else []
        told += [f"{'fewer did' if good else 'few of those interviewed said yes'} when asked “{bad[0]}”"] if bad else []
        return "; ".join(told)

    def _ask(self, question: str) -> str:
        return self.edition.questions[question].ask.en


def recommend(edition: Edition, scores: Scores, provider: str) -> tuple[Recommendation, ...]:
    """Recommendations on the five weakest key questions, or prompts where these have no answer of their own, to the
    provider, and one to those who pay for its staff.
    """
    questions = edition.questions
    joint = [one for one in scores.estimates if one.percent is not None and not one.organisation]
    judged = [one for one in joint if questions[one.question].kind == "summary"]
    judged = judged or [one for one in joint if questions[one.question].kind == "prompt" and one.counts.n >= _ENOUGH]
    weakest = _rank(judged)[:5]
    made = []
    for number, question in enumerate(weakest, start=1):
        found = (questions[question].found or questions[question].ask).en
        told = f"look again at the cases in which it could not be shown that {found}: now {_live(question, 'not')}"
        made.append(Recommendation(number, provider, told, (question,)))
    staff = "see that posts are filled in time, so that the work above can be done"
    cites = tuple(id_ for id_, standard in edition.standards.items() if standard.title.en == "Staff")
    return (*made, Recommendation(len(made) + 1, "The Ministry of Justice", staff, cites))
