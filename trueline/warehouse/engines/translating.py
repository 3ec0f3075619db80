"""How does one query become the SQL of each engine?

Queries are written in what DuckDB, Spark and Athena share. What they do not share is counting days, so that is written
as functions of ours, which are put in here for each.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Literal

import sqlglot
from sqlglot import exp

Dialect = Literal["duckdb", "spark", "athena"]
#: What stands for a ``$name``; None is a day that is not known.
LiteralValue = int | float | str | date | None

#: A Monday, from which weekdays are counted, and the bank holidays too: as whole numbers they take less to read.
_FIRST = date(1990, 1, 1)
_MONDAY = f"DATE '{_FIRST}'"
#: In what all engines share: the whole years from a day to another, one fewer before the day of the year.
_YEARS = """(year(:b) - year(:a) - CASE
    WHEN 100 * month(:b) + day(:b) < 100 * month(:a) + day(:a) THEN 1 ELSE 0 END)"""
_DAYS: Mapping[Dialect, Mapping[str, str]] = {
    "duckdb": {
        "add_days": "CAST(:a + INTERVAL 1 DAY * :b AS DATE)",
        "add_months": "CAST(:a + INTERVAL 1 MONTH * :b AS DATE)",
        "days_between": "date_diff('day', :a, :b)",
        "years_between": _YEARS,
        "count_until": "len(list_filter(:days, one -> one <= date_diff('day', :first, :a)))",
    },
    "spark": {
        "add_days": "date_add(:a, :b)",
        "add_months": "add_months(:a, :b)",
        "days_between": "datediff(:b, :a)",
        "years_between": _YEARS,
        "count_until": "size(filter(:days, one -> one <= datediff(:a, :first)))",
    },
    "athena": {
        "add_days": "date_add('day', :b, :a)",
        "add_months": "date_add('month', :b, :a)",
        "days_between": "date_diff('day', :a, :b)",
        "years_between": _YEARS,
        "count_until": "cardinality(filter(:days, one -> one <= date_diff('day', :first, :a)))",
    },
}
#: In what all engines share: the working days up to a day are the weekdays less the bank holidays.
_WORKING_DAYS = f"""5 * CAST(floor(days_between({_MONDAY}, :a) / 7) AS INTEGER)
    + least(days_between({_MONDAY}, :a) - 7 * CAST(floor(days_between({_MONDAY}, :a) / 7) AS INTEGER) + 1, 5)
    - count_until(:a)"""


#: A name, its value, and the type of that: 1, 1.0 and true are one key and three literals.
Given = tuple[tuple[str, LiteralValue, type], ...]


class Translator:
    """Turns queries into the SQL of one engine, with ``literals`` for their ``$names``. Working days are counted
    without the ``bank_holidays``.
    """

    def __init__(
        self, dialect: Dialect, literals: Mapping[str, LiteralValue], bank_holidays: Iterable[date] = ()
    ) -> None:
        self.dialect: Dialect = dialect
        self.literals = literals
        self._holidays = tuple((day - _FIRST).days for day in bank_holidays)

    def translate(self, sql: str) -> str:
        """A query in the SQL of the engine, laid out to be read."""
        given = tuple((name, self.literals[name], type(self.literals[name])) for name in _find_names(sql))
        return _translate(self.dialect, sql, given, self._holidays)


@lru_cache(maxsize=10_000)
def _translate(dialect: Dialect, sql: str, given: Given, holidays: tuple[int, ...]) -> str:
    """The same query is asked for again for every extract and worked case, so that it is written once."""
    tree, literals = _parse(sql).copy(), {name: value for name, value, _ in given}
    for place in list(tree.find_all(exp.Placeholder)):
        place.replace(_to_literal(literals[place.name]))
    days = exp.Array(expressions=[_to_literal(day) for day in holidays])
    _put_in_calls(dialect, tree, days)
    return tree.sql(dialect=dialect, pretty=True)


def _put_in_calls(dialect: Dialect, tree: exp.Expr, holidays: exp.Array) -> None:
    """Put what an engine knows in the place of our own functions; changes the tree."""
    # The innermost first, so that a call inside a call is already put in.
    for call in reversed(list(tree.find_all(exp.Anonymous))):
        call.replace(_put_in(dialect, call.name.lower(), call.expressions, holidays))


def _put_in(dialect: Dialect, name: str, arguments: list[exp.Expr], holidays: exp.Array) -> exp.Expr:
    if name == "business_days_between":
        first, last = (_count_working_days(dialect, day, holidays) for day in arguments)
        return exp.Paren(this=exp.Sub(this=last, expression=first))
    template = sqlglot.parse_one(_DAYS[dialect][name], read=dialect)
    given = dict(zip("ab", arguments, strict=False))
    return _fill(template, {**given, "days": holidays, "first": _to_literal(_FIRST)})


def _count_working_days(dialect: Dialect, day: exp.Expr, holidays: exp.Array) -> exp.Expr:
    tree = sqlglot.parse_one(f"({_WORKING_DAYS})", read="duckdb")
    _put_in_calls(dialect, tree, holidays)
    return _fill(tree, {"a": day})


@cache
def _find_names(sql: str) -> tuple[str, ...]:
    """The ``$names`` in a query."""
    return tuple(sorted({place.name for place in _parse(sql).find_all(exp.Placeholder)}))


@cache
def find_tables(sql: str) -> frozenset[str]:
    """The tables and views that a query reads, without those it makes itself."""
    tree = _parse(sql)
    own = {part.alias for part in tree.find_all(exp.CTE)}
    return frozenset(table.name for table in tree.find_all(exp.Table)) - own


@cache
def find_columns(sql: str, table: str) -> frozenset[str]:
    """The columns that a query may read from a table: those under its name or alias, those under none, and those by
    which tables are joined; “*” where it may read all.
    """
    tree = _parse(sql)
    aliases = {found.alias_or_name for found in tree.find_all(exp.Table) if found.name == table}
    if not aliases:
        return frozenset()
    read = {column.name for column in tree.find_all(exp.Column) if column.table in {"", *aliases}}
    read |= {"*" for star in tree.find_all(exp.Star) if isinstance(star.parent, exp.Select)}
    return frozenset(read | {name.name for join in tree.find_all(exp.Join) for name in join.args.get("using") or ()})


@cache
def find_texts(sql: str) -> frozenset[str]:
    """The texts between quotes in a query."""
    return frozenset(literal.name for literal in _parse(sql).find_all(exp.Literal) if literal.is_string)


@cache
def _parse(sql: str) -> exp.Expr:
    """A query as a tree, read once however often it is asked for; whoever changes it copies it."""
    tree = sqlglot.parse_one(sql, read="duckdb")
    # sqlglot takes this one for another engine’s, which turns the last day of a month into the last of the next.
    for call in list(tree.find_all(exp.AddMonths)):
        call.replace(exp.Anonymous(this="add_months", expressions=[call.this, call.expression]))
    return tree


def _fill(tree: exp.Expr, arguments: Mapping[str, exp.Expr]) -> exp.Expr:
    for place in list(tree.find_all(exp.Placeholder)):
        place.replace(arguments[place.name].copy())
    return tree


def _to_literal(value: LiteralValue) -> exp.Expr:
    if value is None:
        return exp.cast(exp.Null(), exp.DataType.Type.DATE)
    if isinstance(value, date):
        return exp.cast(exp.Literal.string(value.isoformat()), exp.DataType.Type.DATE)
    return exp.Literal.string(value) if isinstance(value, str) else exp.Literal.number(value)
