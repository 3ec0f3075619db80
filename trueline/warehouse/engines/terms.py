"""Which tables and terms do facts find, as the record stood on one day?

Every table is seen as it was: rows and answers that came later are not there yet. This is the only place where that is
decided; no fact needs to think of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from trueline.core.caseloads import CodeList, ExtractDefinition, ExtractTable
from trueline.core.facts import View
from trueline.warehouse.engines.translating import find_tables
from trueline.warehouse.extracts.fields import TYPES, quote_name, quote_text

#: Where the whole tables stand; what facts read are views of the same names.
SCHEMA = "extract"


@dataclass(frozen=True)
class Term:
    """A name that facts read, and the query behind it. A ``kept`` one is worked out once."""

    name: str
    sql: str
    kept: bool = False


def list_terms(
    definition: ExtractDefinition, views: Iterable[View], as_at: date, rebuilt: Mapping[str, str] | None = None
) -> tuple[Term, ...]:
    """Everything that a fact may read, each after what it reads itself. ``rebuilt`` has the queries of tables that were
    not sent and come out of the contact log.
    """
    rebuilt = rebuilt or {}
    lists = [Term(codes.view, select_codes(codes), kept=True) for codes in definition.lists if codes.view]
    sent = (table for table in definition.tables.values() if table.name not in rebuilt)
    tables = [Term(table.name, select_as_at(table, as_at)) for table in sent]
    made = (Term(name, sql, kept=True) for name, sql in rebuilt.items())
    return (*lists, *tables, *made, *(Term(view.id, view.sql, view.kept) for view in views))


def find_needed(terms: Iterable[Term], sql: str) -> tuple[Term, ...]:
    """The terms that a query reads, and those that these read, in their order."""
    by_name = {term.name: term for term in terms}
    wanted: dict[str, None] = {}
    left = [sql]
    while left:
        for name in find_tables(left.pop()) & set(by_name) - set(wanted):
            wanted[name] = None
            left.append(by_name[name].sql)
    return tuple(term for term in by_name.values() if term.name in wanted)


def select_codes(codes: CodeList) -> str:
    """A code list as rows: the code, and for each mark whether it has it."""
    rows = ", ".join(
        f"({', '.join([quote_text(code.code), *('TRUE' if mark in code.marks else 'FALSE' for mark in codes.marks)])})"
        for code in codes.codes
    )
    return f"SELECT * FROM (VALUES {rows}) AS listed(code, {', '.join(codes.marks)})"


def select_as_at(table: ExtractTable, as_at: date) -> str:
    """A table as it stood at the end of a day. A row is there from the first filled-in field of ``visible_from``; one
    with none of them filled in was always there.
    """
    hidden = {name: later.visible_from for later in table.later for name in later.fields}
    selected = [_select_field(table, name, hidden.get(name), as_at) for name in table.field_by_name]
    selected += [
        f"coalesce({_is_before(table, later.visible_from, as_at)}, TRUE) AS {quote_name(later.told_by)}"
        for later in table.later
        if later.told_by
    ]
    where = ""
    if table.visible_from:
        where = f" WHERE coalesce({', '.join(_is_before(table, name, as_at) for name in table.visible_from)}, TRUE)"
    return f"SELECT {', '.join(selected)} FROM {SCHEMA}.{quote_name(table.name)}{where}"


def _select_field(table: ExtractTable, name: str, visible_from: str | None, as_at: date) -> str:
    if visible_from is None:
        return quote_name(name)
    came = f"coalesce({_is_before(table, visible_from, as_at)}, TRUE)"
    return f"CASE WHEN {came} THEN {quote_name(name)} END AS {quote_name(name)}"


def _is_before(table: ExtractTable, name: str, as_at: date) -> str:
    """Whether a day or moment lies before the day after the one asked about; NULL where it is blank."""
    after = as_at + timedelta(days=1)
    return f"{quote_name(name)} < CAST('{after}' AS {TYPES[table.field_by_name[name].kind]})"


def list_columns(table: ExtractTable) -> Mapping[str, str]:
    """The columns of a table with their types."""
    return {part.name: TYPES.get(part.kind, "VARCHAR") for part in table.fields}


def select_nothing(table: ExtractTable) -> str:
    """A table that was not sent: its columns without a row."""
    columns = ", ".join(f"CAST(NULL AS {kind}) AS {quote_name(name)}" for name, kind in list_columns(table).items())
    return f"SELECT {columns} WHERE 1 = 0"


def with_terms(terms: Iterable[Term], sql: str) -> Iterator[str]:
    """A query that carries the terms it reads, as one text in parts."""
    needed = find_needed(terms, sql)
    yield "WITH " + ",\n".join(f"{quote_name(term.name)} AS ({term.sql})" for term in needed)
    yield sql
