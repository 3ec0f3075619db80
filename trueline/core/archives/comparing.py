"""How do published inspections compare, question by question, and which may be compared at all?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trueline.core.archives.publications import Publication
from trueline.core.frameworks import Comparability, Edition, find_comparability
from trueline.core.problems import Problem, Refused


@dataclass(frozen=True)
class ComparedRow:
    """One standard or key question: what each publication printed, by publication id; None where it printed nothing."""

    id: str
    printed: Mapping[str, str | int | None]


#: The ids of one edition under which another's figures stand, by the other's id.
Pairs = Mapping[str, Mapping[str, str]]


def find_pairs(first: Edition, others: Iterable[Edition], table: Iterable[Comparability]) -> Pairs:
    """For each other edition, which of its ids may stand beside which of the first. Refused where the table lets
    nothing stand side by side, with its reason (S4:180).
    """
    table = tuple(table)
    pairs = {other.id: _find_pair(first, other, find_comparability(table, first.id, other.id)) for other in others}
    problems = [_refuse(first, other, table) for other, found in pairs.items() if not found]
    if problems:
        raise Refused(*problems)
    return pairs


def _find_pair(first: Edition, other: Edition, entry: Comparability | None) -> dict[str, str]:
    if entry is None:
        return {}
    if entry.first == first.id:
        return dict(entry.list_pairs(first, other))
    return {here: there for there, here in entry.list_pairs(other, first)}


def _refuse(first: Edition, other: str, table: tuple[Comparability, ...]) -> Problem:
    entry = find_comparability(table, first.id, other)
    why = entry.refuses.en if entry else "Nobody has said yet what in them may be compared"
    return Problem("editions that may not be compared", why, field="edition", value=f"{first.id}, {other}")


def compare_publications(publications: tuple[Publication, ...], pairs: Pairs) -> tuple[ComparedRow, ...]:
    """The published ratings and percentages beside each other, those of other editions under the ids that ``pairs``
    gives them. Refused where the first prints nothing to compare.
    """
    first = publications[0]
    if not first.standards:
        told = "Look at one inspection with “archive show”"
        raise Refused(
            Problem("nothing to set side by side: no rated standards", told, field="edition", value=first.edition)
        )
    lines = []
    for standard in first.standards:
        ratings = {
            publication.id: _find_rating(publication, _translate(publication, first, standard.id, pairs))
            for publication in publications
        }
        lines.append(ComparedRow(standard.id, ratings))
        for question in standard.key_questions:
            if question.percent is not None:
                percents = {
                    publication.id: publication.percents.get(_translate(publication, first, question.id, pairs))
                    for publication in publications
                }
                lines.append(ComparedRow(question.id, percents))
    return tuple(lines)


def _translate(publication: Publication, first: Publication, id_: str, pairs: Pairs) -> str:
    """What an id of the first publication's edition is in another's; empty where it may not be compared."""
    return id_ if publication.edition == first.edition else pairs[publication.edition].get(id_, "")


def _find_rating(publication: Publication, standard: str) -> str | None:
    return next((one.rating for one in publication.standards if one.id == standard), None)
