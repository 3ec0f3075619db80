"""Does each measure give of its worked cases what was written down before its query was, in SQL that all engines share?"""

from datetime import date
from pathlib import Path

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from tests.extracts import DEFINITION, account, ask_facts
from tests.measured import ask_measures
from tests.unit.warehouse.test_engines import OURS, SHARED
from trueline.core.facts import Measure, MeasuredCase
from trueline.core.problems import Refused
from trueline.intake.fact_files import load_facts, load_parameters, load_views
from trueline.intake.measure_files import get_measure, load_measured_cases, load_measures
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.terms import find_needed, list_terms
from trueline.warehouse.engines.translating import Dialect, Translator
from trueline.warehouse.measuring import tell_measure, write_measure_query

MEASURES, WORKED = load_measures(), load_measured_cases()
CASES = [(id_, case) for id_, cases in WORKED.items() for case in cases.cases]
AS_AT = date(2020, 8, 31)
TERMS = list_terms(DEFINITION, load_views(), AS_AT)


def test_every_measure_has_worked_cases_of_which_one_is_unknown() -> None:
    assert set(WORKED) == set(MEASURES)
    for id_, cases in WORKED.items():
        assert any(case.missing for case in cases.cases), id_
        assert any(case.value is not None or case.answer for case in cases.cases), id_


@pytest.mark.parametrize(("id_", "case"), CASES, ids=[f"{id_}: {case.title}" for id_, case in CASES])
def test_a_worked_case_comes_out(id_: str, case: MeasuredCase, tmp_path: Path) -> None:
    engine = DuckEngine(tmp_path)
    held, rows = account(partial_tables=case.partial_tables), WORKED[id_].rows_of(case)
    found = ask_measures(engine, [MEASURES[id_]], rows, case.as_at, tmp_path, held)
    engine.close()
    if case.is_absent:
        assert (id_, case.subject) not in found
        return
    value, answer, made_of, missing = found[id_, case.subject]
    assert (value, answer, missing) == (case.value, case.answer, case.missing)
    assert {name: made_of.get(name) for name in case.made_of} == {
        name: str(part) for name, part in case.made_of.items()
    }


@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_a_measure_says_what_it_rests_on(measure: Measure) -> None:
    needed = find_needed(TERMS, measure.sql)
    assert set(measure.needs) == {term.name for term in needed} & set(DEFINITION.tables)
    assert list(measure.needs) == sorted(measure.needs)
    views = {view.id for view in load_views()}
    sql = [measure.sql, *(term.sql for term in needed if term.name in views)]
    used = {
        place.name for text in sql for place in sqlglot.parse_one(text, read="duckdb").find_all(exp.Placeholder)
    } - {"as_at", "provider", "regime"}
    assert used | ({measure.target} - {""}) == set(measure.parameters)
    fields = {f"{table}.{field}" for table, one in DEFINITION.tables.items() for field in one.field_by_name}
    for source in measure.made_of.values():
        assert source in fields | views or " " in source, source


@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_only_shared_sql_is_used(measure: Measure) -> None:
    for node in sqlglot.parse_one(tell_measure(measure), read="duckdb").walk():
        if isinstance(node, exp.Func):
            assert type(node).__name__ in SHARED, f"{type(node).__name__} is not shared"
        if isinstance(node, exp.Anonymous):
            assert node.name.lower() in OURS, node.name
        assert not isinstance(node, exp.Struct | exp.AtTimeZone | exp.Interval), node


@pytest.mark.parametrize("dialect", ["duckdb", "spark", "athena"])
@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_a_measure_is_one_query_for_every_engine(measure: Measure, dialect: Dialect) -> None:
    sql = write_measure_query(measure, TERMS, Asked(account(), AS_AT, load_parameters()), dialect)
    tree = sqlglot.parse_one(sql, read=dialect)
    assert not list(tree.find_all(exp.Placeholder))
    assert {table.db for table in tree.find_all(exp.Table) if table.db} == {"extract"}
    assert "years_between" not in sql.lower()


def test_a_measure_is_found_by_its_id_or_refused() -> None:
    assert get_measure("OGRS3").id == "ogrs3"
    with pytest.raises(Refused, match="no such measure"):
        get_measure("iq")


def test_months_and_years_are_counted_by_every_engine() -> None:
    literals = {"born": date(2000, 2, 29), "day": date(2018, 2, 28)}
    query = "SELECT add_months($born, 12), years_between($born, $day)"
    assert "ADD_MONTHS(" not in Translator("athena", literals).translate(query).upper()
    told = duckdb.execute(Translator("duckdb", literals).translate(query)).fetchone()
    assert told == (date(2001, 2, 28), 17)
    literals["day"] = date(2018, 3, 1)
    assert duckdb.execute(Translator("duckdb", literals).translate(query)).fetchone() == (date(2001, 2, 28), 18)


def test_a_provider_that_says_so_works_with_bands_though_none_was_recorded(tmp_path: Path) -> None:
    tables = {
        "person": [{"crn": "X1"}],
        "event": [{"event_id": "E1", "crn": "X1"}],
        "disposal": [{"disposal_id": "D1", "event_id": "E1", "sentence_type": "CO", "start_date": date(2017, 2, 1)}],
    }
    for provider, status in (("P1", "not applicable"), ("CRC-SOUTH-YORKSHIRE", "true")):
        engine = DuckEngine(tmp_path)
        held = account(provider=provider)
        found = ask_facts(engine, [load_facts()["CF-120"]], tables, date(2018, 8, 31), tmp_path / provider, held)
        engine.close()
        assert found["CF-120", "E1"][0] == status
