"""What is a report made from?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from trueline.core.assessments import Answer
from trueline.core.estimates import Comparator, Populations, Scores, score
from trueline.core.frameworks import Edition
from trueline.core.inspections import ContextualFact, Evidence, Inspection, PreviousScore
from trueline.core.ratings import Decision, Ratings, figures_from_scores, rate, select_figures
from trueline.core.recommendations import Recommendation
from trueline.core.samples import Account, Sample, find_chances

#: The format in which all this is exchanged; raised when a reader of the earlier one could no longer read a bundle.
BUNDLE_FORMAT = 1


@dataclass(frozen=True)
class ReportSources:
    """Everything that a bundle holds of one inspection. ``accounts`` and ``samples`` are by stream, with pseudonyms in
    place of references; ``texts`` by the id of the section they belong to; ``digest`` is that of the bundle read.
    """

    edition: Edition
    inspection: Inspection
    accounts: Mapping[str, Account]
    answers: tuple[Answer, ...]
    samples: Mapping[str, Sample] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    comparators: Mapping[str, Comparator] = field(default_factory=dict)
    context: tuple[ContextualFact, ...] = ()
    previous: tuple[PreviousScore, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""

    @cached_property
    def populations(self) -> Populations:
        """The eligible cases of each stream that has a longlist of its own."""
        drawn = ((id_, account) for id_, account in self.accounts.items() if not self.edition.streams[id_].within)
        return {(id_, ""): account.population for id_, account in drawn}

    @cached_property
    def scores(self) -> Scores:
        """Every estimate, worked out from the answers."""
        return score(self.edition, self.answers, self.populations, find_chances(self.edition, self.samples.values()))

    @cached_property
    def ratings(self) -> Ratings:
        """Every rating, worked out from the estimates and what was decided."""
        return rate(self.edition, figures_from_scores(self.scores), self.decisions)

    @cached_property
    def organisations(self) -> tuple[str, ...]:
        """The organisations whose cases were assessed, where there is more than one."""
        return tuple(sorted({one.organisation for one in self.scores.estimates} - {""}))

    @cached_property
    def ratings_apart(self) -> Mapping[str, Ratings]:
        """The ratings of each organisation by itself, on the work it answers for."""
        joint = figures_from_scores(self.scores)
        figures = {
            one: select_figures(self.edition, one, figures_from_scores(self.scores, one), joint)
            for one in self.organisations
        }
        return {one: rate(self.edition, held, self.decisions, one) for one, held in figures.items()}

    def select_answers(self, organisation: str) -> tuple[Answer, ...]:
        """The answers on the cases of one organisation; all where it is empty."""
        return tuple(one for one in self.answers if organisation in ("", one.organisation))
