"""What does a provider send of its case record: which tables, fields and codes?"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from trueline.core.caseloads.rebuilding import RebuiltTable
from trueline.core.frameworks import Text

Kind = Literal[
    "key", "reference", "code", "text", "day", "moment", "time", "whole", "number", "yes-no", "yes-no-unknown"
]

#: The table from which others are rebuilt.
CONTACT = "contact"


@dataclass(frozen=True)
class Code:
    """One code of a list. ``marks`` say what it counts as, such as ``f2f`` or ``acceptable``; facts read marks, not
    codes.
    """

    code: str
    title: Text
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodeList:
    """The codes that a field may hold. ``view`` is the name under which facts find codes and marks."""

    id: str
    title: Text
    codes: tuple[Code, ...]
    view: str = ""

    @property
    def marks(self) -> tuple[str, ...]:
        """Every mark that a code of the list has, in order."""
        return tuple(sorted({mark for code in self.codes for mark in code.marks}))


@dataclass(frozen=True)
class ExtractField:
    """One field. ``list`` is the code list, ``to`` the table referred to; ``ahead`` is true of days that may lie after
    the census day; ``earliest`` replaces the definition's own first day. What ``identifies`` a person is not kept where
    references become pseudonyms.
    """

    name: str
    kind: Kind
    needed: bool = False
    list: str = ""
    to: str = ""
    ahead: bool = False
    earliest: date | None = None
    identifies: bool = False
    says: Text | None = None


@dataclass(frozen=True)
class Later:
    """Fields filled in after the row was made: they count only from the day or moment in ``visible_from``. ``told_by``
    names a column that says whether that is so, where a blank would mean something else.
    """

    fields: tuple[str, ...]
    visible_from: str
    told_by: str = ""


@dataclass(frozen=True)
class ExtractTable:
    """One table. ``key`` are the fields that tell its rows apart. A row counts from the first of ``visible_from``
    that is filled in; ``visibility_assumed`` where that day is not the day the row was made. ``needed`` tables must be
    sent, or declared partial.
    """

    name: str
    says: Text
    fields: tuple[ExtractField, ...]
    needed: bool = True
    source_term: str = ""
    key: tuple[str, ...] = ()
    visible_from: tuple[str, ...] = ()
    visibility_assumed: bool = False
    later: tuple[Later, ...] = ()

    @cached_property
    def field_by_name(self) -> Mapping[str, ExtractField]:
        """The fields by their names."""
        return {field.name: field for field in self.fields}


@dataclass(frozen=True)
class Theme:
    """Tables that belong together."""

    title: Text
    says: Text
    tables: tuple[ExtractTable, ...]


@dataclass(frozen=True)
class ExtractDefinition:
    """The one definition of the extract: what is checked, converted, published and asked for follows from it.

    Days lie between ``earliest`` and ``latest``, both included; a text longer than ``longest_text`` characters is
    taken for free text, which no extract may hold.
    """

    version: str
    title: Text
    says: Text
    earliest: date
    latest: date
    longest_text: int
    lists: tuple[CodeList, ...]
    themes: tuple[Theme, ...]
    rebuilt: tuple[RebuiltTable, ...] = ()

    @cached_property
    def tables(self) -> Mapping[str, ExtractTable]:
        """The tables by their names, in order."""
        return {table.name: table for theme in self.themes for table in theme.tables}

    @cached_property
    def list_by_id(self) -> Mapping[str, CodeList]:
        """The code lists by their ids."""
        return {codes.id: codes for codes in self.lists}

    def find_rebuilt(self, sent: Container[str]) -> tuple[RebuiltTable, ...]:
        """The tables that are rebuilt from the contact log where only the tables ``sent`` came."""
        return tuple(one for one in self.rebuilt if one.table not in sent and CONTACT in sent)

    def find_unsent(self, sent: Container[str]) -> tuple[str, ...]:
        """The optional tables that are neither among those ``sent`` nor rebuilt."""
        rebuilt = {one.table for one in self.find_rebuilt(sent)}
        optional = (table.name for table in self.tables.values() if not table.needed)
        return tuple(name for name in optional if name not in sent and name not in rebuilt)

    def find_references(self) -> Iterator[tuple[ExtractTable, ExtractField, ExtractTable]]:
        """Every field that refers to another table, with both tables."""
        for table in self.tables.values():
            for field in table.fields:
                if field.to:
                    yield table, field, self.tables[field.to]


@dataclass(frozen=True)
class IntegrityCheck:
    """Something that must hold between the tables ``needs``. ``sql`` selects what breaks it: ``row``, ``field`` and
    ``value`` of ``table``.
    """

    id: str
    table: str
    needs: tuple[str, ...]
    what: str
    remedy: str
    sql: str = ""


@dataclass(frozen=True)
class ExtractAccount:
    """What ``extract.json`` says: whose extract it is, of which day and period, and which tables are partial, so that
    nothing may be taken from what they lack. ``totals`` are the rows of each table by the source's own count.
    """

    provider: str
    regime: str
    census_date: date
    period_start: date
    period_end: date
    partial_tables: tuple[str, ...] = ()
    announcement_date: date | None = None
    totals: Mapping[str, int] | None = None
    source_system: str = ""
    synthetic: bool = False
