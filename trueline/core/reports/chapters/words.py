"""How do the chapters of one report put figures and reasons into words?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from trueline.core.estimates import Estimate, compare
from trueline.core.frameworks import Text
from trueline.core.reasons import Reason, Value
from trueline.core.reports.blocks import Block, LiveFigure, Paragraph, RatingBadge, Run, Runs, Standing
from trueline.core.reports.sources import ReportSources
from trueline.core.reports.texts import read_runs, read_text
from trueline.core.wording import label, list_names, tell


@dataclass(frozen=True)
class Writer:
    """Everything a chapter needs to speak: what the report is made from, and in which language."""

    sources: ReportSources
    language: str

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Words for the ids that reasons carry."""
        return list_names(self.sources.edition, self.language)

    @property
    def confidence(self) -> str:
        """The level of the edition's intervals in per cent."""
        return f"{float(100 * self.sources.edition.ratings.estimates.level.value):g}"

    def tell(self, code: str, **figures: Value) -> str:
        """A sentence from the table of sentences, without its full stop."""
        return tell(Reason(code, figures), self.language, self.names)

    def explain(self, reasons: Iterable[Reason]) -> str:
        """Reasons as sentences."""
        return " ".join(f"{tell(reason, self.language, self.names).rstrip('.')}." for reason in reasons)

    def level(self, name: str) -> str:
        """What the edition calls a level of what is judged, as a heading."""
        called: str = getattr(self.sources.edition.levels, name).one.say(self.language)
        return called[:1].upper() + called[1:]

    def entitle(self, id_: str, title: Text) -> str:
        """A title under its number; an id that is a word says nothing that the title does not."""
        said = title.say(self.language)
        return f"{id_} {said}" if any(character.isdigit() for character in id_) else said

    def label(self, code: str, **places: str) -> str:
        """A fixed word or title."""
        return label(code, self.language, **places)

    def text(self, section: str) -> tuple[Block, ...]:
        """What was written for a section."""
        return read_text(self.sources, section, self.language)

    def runs(self, section: str, written: str) -> Runs:
        """One line with its live figures."""
        return read_runs(self.sources, section, written, self.language)

    def badge(self, rating: str | None) -> RatingBadge | None:
        """A rating to show; None where there is none."""
        scale = [one.id for one in self.sources.edition.ratings.scale]
        if rating is None:
            return None
        return RatingBadge(rating, self.names[rating], _find_standing(scale.index(rating), len(scale) - 1))

    def title(self, rating: str | None) -> str:
        """What a rating is called; a dash where there is none."""
        return self.names[rating] if rating else "–"

    def note(self, estimates: Iterable[Estimate]) -> tuple[str, ...]:
        """What must be said beside figures: each caveat once, after the questions on which it bears."""
        bearing: dict[str, list[str]] = {}
        for estimate in estimates:
            for caveat in estimate.caveats:
                bearing.setdefault(self.explain((caveat,)), []).append(estimate.question)
        return tuple(f"{', '.join(questions)}: {told}" for told, questions in bearing.items())

    def percent(self, estimate: Estimate) -> LiveFigure:
        """A percentage that leads to its row in the annex."""
        counts = estimate.counts
        told = self.tell("report.cases", met=counts.met, n=counts.n)
        about = "/".join(filter(None, (estimate.question, estimate.organisation)))
        return LiveFigure(str(estimate.percent), about, told)

    def compare(self, question: str) -> str:
        """How a key question compares with its peers; empty where there is nothing to compare with."""
        comparator, estimate = self.sources.comparators.get(question), self.sources.scores.find(question)
        if comparator is None or estimate is None or estimate.percent is None:
            return ""
        verdict = compare(estimate.percent, comparator, self.sources.edition.ratings.comparison).verdict
        return self.tell(f"report.compared.{verdict}", peers=comparator.peers, against=comparator.percent)

    def finding(self, question: str, organisation: str = "") -> Paragraph | None:
        """The figure of a question as a sentence, jointly or of one organisation; None where nothing counts."""
        estimate = self.sources.scores.find(question, organisation)
        if estimate is None or estimate.percent is None:
            return None
        found = self.sources.edition.questions[question].found
        code = "report.finding" if found else "report.answered"
        before, after = self.tell(code, percent="\0", found=found.say(self.language) if found else "").split("\0")
        cases = self.tell("report.cases", met=estimate.counts.met, n=estimate.counts.n)
        runs: list[Run] = [before, self.percent(estimate), f"{after} ({cases})."]
        compared = "" if organisation else self.compare(question)
        return Paragraph((*runs, f" {compared}.") if compared else tuple(runs))


def _find_standing(place: int, last: int) -> Standing:
    if place == 0:
        return "best"
    if place == last:
        return "worst"
    return "good" if 2 * place < last else "weak"
