"""How do published inspections compare, question by question?"""

from collections.abc import Mapping
from dataclasses import dataclass

from trueline.core.archives.publications import Publication
from trueline.core.problems import Problem, Refused


@dataclass(frozen=True)
class ComparedRow:
    """One standard or key question: what each publication printed, by publication id; None where it printed nothing."""

    id: str
    printed: Mapping[str, str | int | None]


def compare_publications(publications: tuple[Publication, ...]) -> tuple[ComparedRow, ...]:
    """The published ratings and percentages beside each other. Refused across editions: their questions are not the
    same ones, and their figures may not be set side by side (S4:180).
    """
    editions = {publication.edition for publication in publications}
    if len(editions) > 1:
        told = "Compare inspections of one edition"
        raise Refused(
            Problem("inspections of different editions", told, field="edition", value=", ".join(sorted(editions)))
        )
    first = publications[0]
    if not first.standards:
        told = "Look at one inspection with “archive show”"
        raise Refused(
            Problem("nothing to set side by side: no rated standards", told, field="edition", value=first.edition)
        )
    lines = []
    for standard in first.standards:
        ratings = {
            publication.id: next((one.rating for one in publication.standards if one.id == standard.id), None)
            for publication in publications
        }
        lines.append(ComparedRow(standard.id, ratings))
        for question in standard.key_questions:
            if question.percent is not None:
                percents = {publication.id: publication.percents.get(question.id) for publication in publications}
                lines.append(ComparedRow(question.id, percents))
    return tuple(lines)
