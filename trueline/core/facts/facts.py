"""What is a fact: what does it ask of the record, and what may come out?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from trueline.core.frameworks import Text

Status = Literal["true", "false", "not applicable", "unknown"]
SubjectKind = Literal["event", "person", "staff", "provider"]
STATUSES: tuple[Status, ...] = ("true", "false", "not applicable", "unknown")


@dataclass(frozen=True)
class Rule:
    """A fact's rule in words: when it applies, when it is true and when it cannot be known; anything else is false.
    ``reading`` says how the rule is read where it leaves a choice.
    """

    applies: Text
    true: Text
    unknown: Text
    reading: Text | None = None


@dataclass(frozen=True)
class Fact:
    """Something a machine can see in an extract. It points; an inspector judges.

    ``says`` is a sentence with ``{fields}`` that the query or the parameters give; ``needs`` are the tables on which
    it rests, so that a partial one makes it unknown; ``unknown_without`` are the fields whose absence makes it so.
    ``catalogue`` names the rows of the project's catalogue that carry the rule, ``source`` the lines of the reports.
    Without the optional tables in ``reduced_without`` it is still asked, of what there is. ``name`` and ``theme`` are
    those of its file and folder.
    """

    id: str
    subject: SubjectKind
    title: Text
    rule: Rule
    supports: tuple[str, ...]
    needs: tuple[str, ...]
    says: Text
    version: int
    source: str
    parameters: tuple[str, ...] = ()
    catalogue: tuple[str, ...] = ()
    unknown_without: tuple[str, ...] = ()
    reduced_without: tuple[str, ...] = ()
    unit: str = ""
    sql: str = ""
    name: str = ""
    theme: str = ""

    def find_partial(self, partial_tables: tuple[str, ...], unsent: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The tables that the fact needs and that the extract holds only in part, or not at all: what was not sent is
        not the same as not done.
        """
        lacking = {*partial_tables, *(set(unsent) - set(self.reduced_without))}
        return tuple(table for table in self.needs if table in lacking)


@dataclass(frozen=True)
class View:
    """A term that several facts share, such as the start of supervision, as a query of its own. ``reads`` are the views
    it is made from. A ``kept`` one is worked out once and held.
    """

    id: str
    says: Text
    reads: tuple[str, ...] = ()
    kept: bool = False
    sql: str = ""


@dataclass(frozen=True)
class WorkedCase:
    """One small extract and what must come out for its subject. ``rows`` are by table; a field left out is blank. What
    ``shown_by`` and ``says`` leave out is not asked. ``announcement_date`` is what the extract’s account says of it.
    """

    title: str
    status: Status
    as_at: date
    subject: str = "E1"
    rows: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    value: int | float | None = None
    shown_by: tuple[str, ...] = ()
    says: str = ""
    partial_tables: tuple[str, ...] = ()
    announcement_date: date | None = None


@dataclass(frozen=True)
class WorkedCases:
    """The worked cases of one fact, written from its rule before its query was. ``given`` are rows that all of them
    share.
    """

    fact: str
    cases: tuple[WorkedCase, ...]
    given: Mapping[str, tuple[Mapping[str, str], ...]]
    provider: str = "P1"
    regime: str = "NPS_CRC"

    def rows_of(self, case: WorkedCase) -> Mapping[str, tuple[Mapping[str, str], ...]]:
        """The rows of a case with those that all share."""
        tables = dict.fromkeys((*self.given, *case.rows))
        return {table: (*self.given.get(table, ()), *case.rows.get(table, ())) for table in tables}
