"""Whom does a provider supervise, who supervises them, and what did published reports say of others?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from trueline.core.caseloads.extracts import CodeList
from trueline.core.frameworks import Basis, Text

Number = int | float | Fraction
#: One row as the query gives it: the category, None where it is not recorded, and the numbers.
CountedRow = tuple[str | None, tuple[Number, ...]]


@dataclass(frozen=True)
class Measure:
    """One question to a caseload. ``columns`` names the numbers of each row, ``chart`` the one that is drawn, the first
    where it is left out. The words for categories come from ``titles``, then from the code list. ``is_parts`` where the
    rows are the parts of a whole, so that each has a share.
    """

    id: str
    place: int
    title: Text
    says: Text
    columns: tuple[str, ...]
    chart: str = ""
    is_parts: bool = False
    list: str = ""
    titles: Mapping[str, Text] = field(default_factory=dict)
    sql: str = ""

    @property
    def drawn(self) -> int:
        """The place of the column that is drawn."""
        return self.columns.index(self.chart) if self.chart else 0


@dataclass(frozen=True)
class Printed:
    """A published figure beside which a caseload is shown: of one category of a measure, or below it. ``unit`` is
    percent, or what is counted.
    """

    measure: str
    whose: Text
    value: Fraction
    unit: str
    basis: Basis
    category: str = ""


@dataclass(frozen=True)
class ProfileRow:
    """One category with its numbers, its share of the whole, and the published figures of others. Without ``title``
    what it counts is not recorded.
    """

    category: str
    title: Text | None
    numbers: tuple[Number, ...]
    share: Fraction | None
    printed: tuple[Printed, ...]


@dataclass(frozen=True)
class ProfilePart:
    """A measure answered. ``printed`` are published figures of no one category; ``partial`` the tables under it that
    were sent only in part, ``rebuilt`` those made from contact codes: its numbers are then too low, or may be.
    """

    measure: Measure
    rows: tuple[ProfileRow, ...]
    printed: tuple[Printed, ...]
    partial: tuple[str, ...] = ()
    rebuilt: tuple[str, ...] = ()


def answer_measure(
    measure: Measure,
    counted: Iterable[CountedRow],
    codes: CodeList | None,
    printed: Iterable[Printed],
    partial: tuple[str, ...] = (),
    rebuilt: tuple[str, ...] = (),
) -> ProfilePart:
    """A measure with its rows in the order of its words, then of the query; what is not recorded comes last."""
    told = {code.code: code.title for code in codes.codes} if codes else {}
    words = {**told, **measure.titles}
    order = list(measure.titles) + [code for code in told if code not in measure.titles]
    rows = sorted(counted, key=lambda row: _place(row[0], order))
    whole = sum(numbers[0] for _, numbers in rows) if measure.is_parts else 0
    own = tuple(one for one in printed if one.measure == measure.id)
    return ProfilePart(
        measure,
        tuple(
            ProfileRow(
                category or "",
                None if category is None else words.get(category, Text(category)),
                numbers,
                Fraction(numbers[0]) / Fraction(whole) if whole else None,
                tuple(one for one in own if category and one.category == category),
            )
            for category, numbers in rows
        ),
        tuple(one for one in own if not one.category or one.category not in {category for category, _ in rows}),
        partial,
        rebuilt,
    )


def _place(category: str | None, order: list[str]) -> int:
    """Where a row stands: in the order of the words, or of the query where there is no word for it."""
    if category is None:
        return len(order) + 1
    return order.index(category) if category in order else len(order)
