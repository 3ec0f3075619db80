"""What is a measure: what is worked out anew from the record, what is it made of, and on which tables of points does it
rest?
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from trueline.core.frameworks import Basis, Text

MeasuredKind = Literal["event", "person", "staff", "provider", "need"]
#: Where a part of the working comes from that is missing only because another is.
WORKED_OUT = "worked out"


@dataclass(frozen=True)
class Measure:
    """Something that the reports name and that can be worked out anew: a number in ``unit``, an answer, or both.

    ``applies`` says who has a row. ``made_of`` names each part of the working and the field or table it comes from;
    where there is neither number nor answer the blank ones are what is missing, and ``else_missing`` where none is.
    ``reading`` says how the source is read where it leaves a choice.

    Of a ``share`` the query has a row for each thing judged, saying whether the level ``is_met``; the share, and how
    many were met, judged and unclear, are the provider’s row. ``target`` is the limit that it should reach.
    """

    id: str
    subject: MeasuredKind
    title: Text
    says: Text
    applies: Text
    needs: tuple[str, ...]
    made_of: Mapping[str, str]
    source: str
    version: int
    parameters: tuple[str, ...] = ()
    reading: Text | None = None
    else_missing: str = ""
    unit: str = ""
    share: bool = False
    target: str = ""
    sql: str = ""

    def find_partial(self, partial_tables: tuple[str, ...], unsent: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The tables that the measure needs and that the extract holds only in part."""
        return tuple(table for table in self.needs if table in {*partial_tables, *unsent})


@dataclass(frozen=True)
class MeasuredCase:
    """One small extract and what must come out for its subject. ``is_absent`` where the subject has no row. Of
    ``made_of`` only what is named is asked.
    """

    title: str
    as_at: date
    subject: str = "E1"
    rows: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    value: int | float | None = None
    answer: str = ""
    missing: tuple[str, ...] = ()
    made_of: Mapping[str, str] = field(default_factory=dict)
    partial_tables: tuple[str, ...] = ()
    is_absent: bool = False


@dataclass(frozen=True)
class MeasuredCases:
    """The worked cases of one measure. ``given`` are rows that all of them share."""

    measure: str
    cases: tuple[MeasuredCase, ...]
    given: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)

    def rows_of(self, case: MeasuredCase) -> Mapping[str, tuple[Mapping[str, str], ...]]:
        """The rows of a case with those that all share."""
        tables = dict.fromkeys((*self.given, *case.rows))
        return {table: (*self.given.get(table, ()), *case.rows.get(table, ())) for table in tables}


@dataclass(frozen=True)
class PointTable:
    """A published table of points, weights or bands. A row is one line of words in the order of ``columns``, which say
    of each whether it holds a number.
    """

    id: str
    says: Text
    columns: Mapping[str, Literal["text", "number"]]
    rows: tuple[str, ...]
    basis: Basis
