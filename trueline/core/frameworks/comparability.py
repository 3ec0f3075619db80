"""What may be compared between two editions, and why not the rest?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from trueline.core.frameworks.bases import Basis, Text
from trueline.core.frameworks.editions import Edition


@dataclass(frozen=True)
class Comparability:
    """Which questions of two editions ask the same of the same kind of work, so that their figures may stand side by
    side. ``alike`` names domains in which the same id means the same thing; ``maps`` leads from ids of ``first`` to
    those of ``second``. Everything else is refused, for the reason in ``refuses``.
    """

    first: str
    second: str
    refuses: Text
    basis: Basis
    alike: tuple[str, ...] = ()
    maps: Mapping[str, str] = field(default_factory=dict)

    def list_pairs(self, first: Edition, second: Edition) -> tuple[tuple[str, str], ...]:
        """The standards and questions that may be compared, as ids of the first and the second edition."""
        there = {*second.standards, *second.questions}
        alike = ((id_, id_) for id_ in _list_ids(first, self.alike) if id_ in there)
        return (*alike, *self.maps.items())


def _list_ids(edition: Edition, domains: Iterable[str]) -> Iterator[str]:
    """The standards of some domains, each followed by its questions."""
    for domain in edition.domains:
        for standard in domain.standards if domain.id in domains else ():
            yield standard.id
            yield from (question.id for question in edition.questions.values() if question.standard == standard.id)


def find_comparability(table: Iterable[Comparability], one: str, other: str) -> Comparability | None:
    """What the table says of two editions, in whichever order it names them; None where it says nothing."""
    return next((entry for entry in table if {entry.first, entry.second} == {one, other}), None)
