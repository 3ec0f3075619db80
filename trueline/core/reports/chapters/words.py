"""How do the chapters of one report put figures and reasons into words?"""

from dataclasses import dataclass
from functools import cached_property

from trueline.core.estimates import Estimate, compare
from trueline.core.ratings import StandardRating
from trueline.core.reasons import Figure as ReasonFigure
from trueline.core.reasons import Reason
from trueline.core.reports.blocks import Block, Figure, Paragraph, RatingBadge, Run, Runs
from trueline.core.reports.sources import ReportSources
from trueline.core.reports.texts import read_runs, read_text
from trueline.core.wording import label, tell


@dataclass(frozen=True)
class Writer:
    """Everything a chapter needs to speak: what the report is made from, and in which language."""

    sources: ReportSources
    language: str

    @cached_property
    def titles(self) -> dict[str, str]:
        """The titles of the ratings by id."""
        return {rating.id: rating.title.say(self.language) for rating in self.sources.edition.ratings.scale}

    def tell(self, code: str, **figures: ReasonFigure) -> str:
        """A sentence from the table of sentences, without its full stop."""
        return tell(Reason(code, figures), self.language, self.titles)

    def explain(self, reasons: tuple[Reason, ...]) -> str:
        """Reasons as sentences."""
        return " ".join(f"{tell(reason, self.language, self.titles).rstrip('.')}." for reason in reasons)

    def level(self, name: str) -> str:
        """What the edition calls a level of what is judged, as a heading."""
        called: str = getattr(self.sources.edition.levels, name).one.say(self.language)
        return called[:1].upper() + called[1:]

    def label(self, code: str, **places: str) -> str:
        """A fixed word or title."""
        return label(code, self.language, **places)

    def text(self, section: str) -> tuple[Block, ...]:
        """What was written for a section."""
        return read_text(self.sources, section, self.language)

    def runs(self, section: str, written: str) -> Runs:
        """One line with its live figures."""
        return read_runs(self.sources, section, written, self.language)

    def badge(self, rating: StandardRating | str | None) -> RatingBadge | None:
        """A rating to show; None where there is none."""
        id_ = rating.rating if isinstance(rating, StandardRating) else rating
        return RatingBadge(id_, self.titles[id_]) if id_ else None

    def percent(self, estimate: Estimate) -> Figure:
        """A percentage that leads to its row in the annex."""
        counts = estimate.counts
        return Figure(str(estimate.percent), estimate.question, self.tell("report.cases", met=counts.met, n=counts.n))

    def compare(self, question: str) -> str:
        """How a key question compares with its peers; empty where there is nothing to compare with."""
        comparator, estimate = self.sources.comparators.get(question), self.sources.scores.find(question)
        if comparator is None or estimate is None or estimate.percent is None:
            return ""
        verdict = compare(estimate.percent, comparator, self.sources.edition.ratings.comparison).verdict
        return self.tell(f"report.compared.{verdict}", peers=comparator.peers, against=comparator.percent)

    def finding(self, question: str) -> Paragraph | None:
        """The figure of a question as a sentence; None where nothing counts."""
        asked, estimate = self.sources.edition.questions[question], self.sources.scores.find(question)
        if estimate is None or estimate.percent is None or asked.found is None:
            return None
        told = self.tell("report.finding", percent="\0", found=asked.found.say(self.language))
        before, after = told.split("\0")
        runs: list[Run] = [
            before,
            self.percent(estimate),
            f"{after} ({self.tell('report.cases', met=estimate.counts.met, n=estimate.counts.n)}).",
        ]
        compared = self.compare(question)
        return Paragraph((*runs, f" {compared}.") if compared else tuple(runs))
