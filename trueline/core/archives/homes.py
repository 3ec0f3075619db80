"""Does every printed finding answer a question of its edition? One printed sub-finding, one prompt."""

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.core.archives.publications import Publication, PublishedFigure
from trueline.core.frameworks import Edition

#: The home of a finding that is no answer to anything asked: a fact about an area, a law or a service.
CONTEXT = "context"


@dataclass(frozen=True)
class Homes:
    """How many findings of a publication there are, how many of them are context, and those without a home."""

    findings: int
    context: int
    homeless: tuple[PublishedFigure, ...]

    @property
    def housed(self) -> int:
        """The findings with a home, context among them."""
        return self.findings - len(self.homeless)


def find_homes(publication: Publication, edition: Edition) -> Homes:
    """Every finding held against the questions of its edition. Its home must be one that is asked for what the finding
    is printed under. What was printed of others, to compare with, is no finding.
    """
    findings = [one for one in publication.figures if one.section == "findings" and one.column != "comparator"]
    homeless = tuple(one for one in findings if one.home != CONTEXT and not _has_home(one, edition))
    return Homes(len(findings), sum(one.home == CONTEXT for one in findings), homeless)


def _has_home(finding: PublishedFigure, edition: Edition) -> bool:
    judged = tuple(_list_judged(edition, finding.home))
    return any(one == finding.ref or one.startswith(f"{finding.ref}.") for one in judged)


def _list_judged(edition: Edition, home: str) -> Iterator[str]:
    """The ids of everything that an answer to a question tells of: the levels above it, the key questions to which it
    also counts and, of an item, what it bears on with the levels above that.
    """
    question = edition.questions.get(home)
    if question is None:
        return
    borne = next((i.bears_on for one in edition.instruments for i in one.items if f"{one.id}.{i.id}" == home), ())
    yield from (question.id, question.key_question, question.standard, *question.also_counts_to, *borne)
    for standard in edition.standards.values():
        if any(asked.id in borne for asked in standard.key_questions):
            yield standard.id
