"""How does one query become the SQL of each engine?

Queries are written in what DuckDB, Spark and Athena share. What they do not share is counting days, so that is written
as functions of ours, which are put in here for each.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Literal

import sqlglot
from sqlglot import exp

Dialect = Literal["duckdb", "spark", "athena"]
LiteralValue = int | float | str | date

#: A Monday, from which weekdays are counted, and the bank holidays too: as whole numbers they take less to read.
_FIRST = date(1990, 1, 1)
_MONDAY = f"DATE '{_FIRST}'"
_DAYS: Mapping[Dialect, Mapping[str, str]] = {
    "duckdb": {
        "add_days": "CAST(:a + INTERVAL 1 DAY * :b AS DATE)",
        "add_months": "CAST(:a + INTERVAL 1 MONTH * :b AS DATE)",
        "days_between": "date_diff('day', :a, :b)",
        "count_until": "len(list_filter(:days, one -> one <= date_diff('day', :first, :a)))",
    },
    "spark": {
        "add_days": "date_add(:a, :b)",
        "add_months": "add_months(:a, :b)",
        "days_between": "datediff(:b, :a)",
        "count_until": "size(filter(:days, one -> one <= datediff(:a, :first)))",
    },
    "athena": {
        "add_days": "date_add('day', :b, :a)",
        "add_months": "date_add('month', :b, :a)",
        "days_between": "date_diff('day', :a, :b)",
        "count_until": "cardinality(filter(:days, one -> one <= date_diff('day', :first, :a)))",
    },
}
#: In what all engines share: the working days up to a day are the weekdays less the bank holidays.
_WORKING_DAYS = f"""5 * CAST(floor(days_between({_MONDAY}, :a) / 7) AS INTEGER)
    + least(days_between({_MONDAY}, :a) - 7 * CAST(floor(days_between({_MONDAY}, :a) / 7) AS INTEGER) + 1, 5)
    - count_until(:a)"""


class Translator:
    """Turns queries into the SQL of one engine, with ``literals`` for their ``$names``. Working days are counted
    without the ``bank_holidays``.
    """

    def __init__(
        self, dialect: Dialect, literals: Mapping[str, LiteralValue], bank_holidays: Iterable[date] = ()
    ) -> None:
        self.dialect: Dialect = dialect
        self.literals = literals
        self._holidays = exp.Array(expressions=[_to_literal((day - _FIRST).days) for day in bank_holidays])

    def translate(self, sql: str) -> str:
        """A query in the SQL of the engine, laid out to be read."""
        tree = _parse(sql).copy()
        for place in list(tree.find_all(exp.Placeholder)):
            place.replace(_to_literal(self.literals[place.name]))
        # The innermost first, so that a call inside a call is already put in.
        for call in reversed(list(tree.find_all(exp.Anonymous))):
            call.replace(self._put_in(call.name.lower(), call.expressions))
        return tree.sql(dialect=self.dialect, pretty=True)

    def _put_in(self, name: str, arguments: list[exp.Expr]) -> exp.Expr:
        if name == "business_days_between":
            first, last = arguments
            counted = exp.Sub(this=self._count_working_days(last), expression=self._count_working_days(first))
            return exp.Paren(this=counted)
        template = sqlglot.parse_one(_DAYS[self.dialect][name], read=self.dialect)
        return _fill(
            template, dict(zip("ab", arguments, strict=False)) | {"days": self._holidays, "first": _to_literal(_FIRST)}
        )

    def _count_working_days(self, day: exp.Expr) -> exp.Expr:
        tree = sqlglot.parse_one(f"({_WORKING_DAYS})", read="duckdb")
        for call in reversed(list(tree.find_all(exp.Anonymous))):
            call.replace(self._put_in(call.name.lower(), call.expressions))
        return _fill(tree, {"a": day})


@cache
def find_tables(sql: str) -> frozenset[str]:
    """The tables and views that a query reads, without those it makes itself."""
    tree = _parse(sql)
    own = {part.alias for part in tree.find_all(exp.CTE)}
    return frozenset(table.name for table in tree.find_all(exp.Table)) - own


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
    if isinstance(value, date):
        return exp.cast(exp.Literal.string(value.isoformat()), exp.DataType.Type.DATE)
    return exp.Literal.string(value) if isinstance(value, str) else exp.Literal.number(value)
