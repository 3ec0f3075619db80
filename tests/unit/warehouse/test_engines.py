"""Is only the SQL used that every engine shares, and do working days come out as on a calendar?"""

from collections.abc import Container
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
import sqlglot
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlglot import exp

from tests.extracts import DEFINITION, account
from trueline.core.facts import Fact
from trueline.core.problems import Refused
from trueline.intake.fact_files import load_facts, load_parameters, load_views
from trueline.intake.sql_files import read_sql
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.terms import find_needed, list_terms
from trueline.warehouse.engines.translating import Dialect, Translator, find_tables
from trueline.warehouse.running import write_query

FACTS, VIEWS = load_facts(), load_views()
WRITTEN = [*((fact.id, fact.sql) for fact in FACTS.values()), *((view.id, view.sql) for view in VIEWS)]
#: The functions that DuckDB, Spark and Athena share, and our own for days.
SHARED = {
    "And", "Or", "Case", "If", "Cast", "Coalesce", "Count", "Min", "Max", "ArgMin", "ArgMax", "LogicalOr", "LogicalAnd",
    "RowNumber", "Lag", "Lead", "ArrayAgg", "SortArray", "ArraySort", "Anonymous", "Sum", "Least", "Greatest", "Abs",
    "Round", "Floor", "Nullif", "AddMonths", "Sqrt", "Ln", "Exp", "Substring",
}  # fmt: skip
OURS = {"add_days", "add_months", "days_between", "business_days_between", "years_between", "list_sort"}
TYPES = {getattr(exp.DataType.Type, name) for name in ("DATE", "VARCHAR", "TEXT", "INT", "DOUBLE", "DECIMAL")}
AS_AT = date(2018, 8, 31)


def asked() -> Asked:
    return Asked(account(), AS_AT, load_parameters())


@pytest.mark.parametrize(("name", "sql"), WRITTEN, ids=[name for name, _ in WRITTEN])
def test_only_shared_sql_is_used(name: str, sql: str) -> None:
    tree = sqlglot.parse_one(sql, read="duckdb")
    for node in tree.walk():
        assert not isinstance(node, exp.Struct | exp.AtTimeZone | exp.Interval), node
        if isinstance(node, exp.Func):
            assert type(node).__name__ in SHARED, f"{type(node).__name__} is not shared"
        if isinstance(node, exp.Anonymous):
            assert node.name.lower() in OURS, node.name
        if isinstance(node, exp.ArrayAgg):
            assert not isinstance(node.this, exp.Order), "Spark loses the order without a word"
        if isinstance(node, exp.Join):
            assert (node.method or "").upper() != "ASOF"
        if isinstance(node, exp.Window):
            assert not isinstance(node.this, exp.Filter), "Spark has no FILTER in a window"
        if isinstance(node, exp.DataType):
            assert node.this in TYPES, node


@pytest.mark.parametrize("fact", FACTS.values(), ids=list(FACTS))
def test_a_fact_says_which_tables_it_rests_on_and_which_limits_it_uses(fact: Fact) -> None:
    terms = list_terms(DEFINITION, VIEWS, AS_AT)
    reached = {term.name for term in find_needed(terms, fact.sql)} & set(DEFINITION.tables)
    assert set(fact.needs) == reached
    assert list(fact.needs) == sorted(fact.needs)
    sql = fact.sql + "".join(term.sql for term in find_needed(terms, fact.sql) if term.name not in DEFINITION.tables)
    placeholders = {place.name for place in sqlglot.parse_one(fact.sql, read="duckdb").find_all(exp.Placeholder)}
    assert placeholders - {"as_at", "announcement_date", "provider", "regime"} == set(fact.parameters)
    assert set(fact.parameters) <= set(asked().literals), sql


def test_a_view_says_which_views_it_reads() -> None:
    names = {view.id for view in VIEWS}
    for view in VIEWS:
        assert find_tables(view.sql) & names == set(view.reads), view.id


@pytest.mark.parametrize("dialect", ["spark", "athena"])
@pytest.mark.parametrize("fact", FACTS.values(), ids=list(FACTS))
def test_a_fact_is_one_query_for_every_other_engine(fact: Fact, dialect: Dialect) -> None:
    sql = write_query(fact, DEFINITION, VIEWS, asked(), dialect)
    tree = sqlglot.parse_one(sql, read=dialect)
    assert not list(tree.find_all(exp.Placeholder))
    assert {table.db for table in tree.find_all(exp.Table) if table.db} == {"extract"}
    assert "business_days_between" not in sql.lower() and "days_between(" not in sql.lower().replace("add_days", "")


def test_a_query_for_duckdb_runs_as_it_is_printed() -> None:
    from trueline.warehouse.engines.duck import DuckEngine

    engine = DuckEngine(Path())
    engine.open(DEFINITION, {})
    for fact in FACTS.values():
        found = engine.warehouse.execute(write_query(fact, DEFINITION, VIEWS, asked(), "duckdb")).fetchall()
        assert not found or fact.subject == "provider"
    engine.close()


DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def count_working_days(first: date, last: date, holidays: Container[date]) -> int:
    low, high = min(first, last), max(first, last)
    days = [low + timedelta(days=number) for number in range(1, (high - low).days + 1)]
    working = sum(day.weekday() < 5 and day not in holidays for day in days)
    return working if first <= last else -working


@settings(max_examples=20)
@given(st.lists(st.tuples(DAYS, DAYS), min_size=10))
def test_working_days_are_counted_as_on_a_calendar(pairs: list[tuple[date, date]]) -> None:
    holidays = frozenset(load_parameters().bank_holidays)
    asked_for = ", ".join(f"(CAST('{first}' AS DATE), CAST('{last}' AS DATE))" for first, last in pairs)
    # The pairs come in afterwards, so that the query is written once for all of them.
    counting = "SELECT business_days_between(first, last) FROM pairs"
    translated = Translator("duckdb", {}, holidays).translate(counting)
    counted = duckdb.execute(f"WITH pairs(first, last) AS (VALUES {asked_for}) {translated}").fetchall()
    assert [days for (days,) in counted] == [count_working_days(*pair, holidays) for pair in pairs]


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("add_days($day, 28)", date(2018, 2, 28)),
        ("add_months($day, 1)", date(2018, 2, 28)),
        ("add_months(add_months($day, 1), 1)", date(2018, 3, 28)),
        ("days_between($day, add_days($day, add_days_of))", 3),
    ],
)
def test_days_are_added_and_counted(sql: str, found: object) -> None:
    translated = Translator("duckdb", {"day": date(2018, 1, 31)}).translate(
        f"SELECT {sql} FROM (SELECT 3 AS add_days_of)"
    )
    assert duckdb.execute(translated).fetchone() == (found,)


def test_months_are_added_in_the_words_of_each_engine() -> None:
    said = {dialect: Translator(dialect, {}).translate("SELECT add_months(a, 1)") for dialect in ("duckdb", "athena")}
    assert "CAST(a + INTERVAL '1' MONTH * 1 AS DATE)" in said["duckdb"]
    assert "DATE_ADD('MONTH', 1, a)" in said["athena"]


def test_a_sql_file_without_its_header_or_with_a_wrong_one_is_refused(tmp_path: Path) -> None:
    from trueline.core.facts import View
    from trueline.intake.sql_files import decode

    path = tmp_path / "bare.sql"
    path.write_text("SELECT 1")
    with pytest.raises(Refused, match="no header"):
        read_sql(path)
    path.write_text("/*\nid: x\nsaid: y\n*/\nSELECT 1")
    with pytest.raises(Refused, match=r"bare.sql:3.*not a key known here"):
        decode(View, read_sql(path).header)


def test_no_two_limits_have_one_name() -> None:
    names = [one.id for one in load_parameters().parameters]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("fact", FACTS.values(), ids=list(FACTS))
def test_no_column_of_a_fact_has_the_name_of_one_of_a_result(fact: Fact) -> None:
    """It would be taken for the engine’s own without a word."""
    (select, *_) = sqlglot.parse_one(fact.sql, read="duckdb").find_all(exp.Select)
    given = {one.alias_or_name for one in select.expressions}
    assert {"subject", "applies", "known", "holds", "value", "shown_by"} <= given
    assert not given & {"status", "is_doubted", "doubted"}
