"""Which tables can be rebuilt from the contact log, and what do contact codes tell of their rows?

A provider that keeps no list of its own of enquiries, oversight, events or meetings enters them in its contact log.
Whatever a code does not say stays blank in the rebuilt row: it is not known, and never a no.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class RebuiltCode:
    """A contact code that stands for a row. ``kind`` is what the row is then said to be, empty where the code does not
    tell; ``day`` is the field in which the day of the contact stands, where it is not that of the table.
    """

    code: str
    kind: str = ""
    day: str = ""


@dataclass(frozen=True)
class RebuiltTable:
    """How one table is rebuilt. ``taken`` are its fields with those of the contact from which they are taken, ``day``
    the one that holds the contact’s day, ``kind`` the one that holds the kind.

    ``seen`` are the kinds that stand in the log under these codes wherever they are recorded at all, so that a fact may
    rest on finding none; ``whole`` is true where it may also rest on finding no row of any kind.
    """

    table: str
    kind: str
    day: str
    taken: Mapping[str, str]
    codes: tuple[RebuiltCode, ...]
    seen: tuple[str, ...]
    whole: bool = False
    source: str = ""

    @cached_property
    def told(self) -> frozenset[str]:
        """The fields that every row holds as well as its contact does: a blank there is one that was recorded."""
        days = {code.day or self.day for code in self.codes}
        return frozenset(self.taken) | (days if len(days) == 1 else set())

    @cached_property
    def days(self) -> Mapping[str, tuple[str, ...]]:
        """The fields that hold the contact’s day, each with the codes for which it does."""
        names = dict.fromkeys(code.day or self.day for code in self.codes)
        return {name: tuple(code.code for code in self.codes if (code.day or self.day) == name) for name in names}


@dataclass(frozen=True)
class Doubt:
    """Where a fact cannot rest on rebuilt tables. ``everywhere`` names the tables that cannot answer it for anybody;
    ``blanks`` the fields at which it looks, by table: whoever has a row with one of them blank is in doubt.
    """

    everywhere: tuple[str, ...] = ()
    blanks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def lacking(self) -> tuple[str, ...]:
        """What is missing where there is doubt: tables, and fields as table.field."""
        named = (f"{table}.{name}" for table, names in self.blanks.items() for name in names)
        return (*self.everywhere, *named)


def find_doubt(table: RebuiltTable, read: frozenset[str], words: frozenset[str], is_partial: bool) -> Doubt:
    """Why a fact cannot rest on one rebuilt table. ``read`` are the fields of it at which the fact looks, ``words`` the
    codes of kinds that it names; ``is_partial`` where the contact log itself is.
    """
    asks_kinds = table.kind in read and bool(words)
    if is_partial or not (words <= set(table.seen) if asks_kinds else table.whole):
        return Doubt(everywhere=(table.table,))
    blanks = tuple(sorted(read - table.told))
    return Doubt(blanks={table.table: blanks} if blanks else {})
