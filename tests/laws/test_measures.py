"""Does every measure say the same in SQL and in plain Python, whatever the record?"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extracts import DEFINITION, account
from tests.laws.fuller import fill
from tests.laws.records import FIRST_DAY, Tables, caseloads, days, look
from tests.laws.test_facts import read
from tests.measured import ask_measures
from tests.twins.measures.every import GROUPS, TWINS
from tests.twins.measures.told import LimitedRecord
from tests.twins.record import Record, later
from trueline.core.facts import DatedValue, Parameters
from trueline.core.frameworks import Basis
from trueline.intake.fact_files import load_parameters
from trueline.intake.measure_files import load_measured_cases, load_measures
from trueline.warehouse.engines.duck import DuckEngine

MEASURES = load_measures()
Answers = dict[tuple[str, str], tuple[float | None, str]]


def set_limits(limits: Mapping[str, Any]) -> Parameters:
    known = load_parameters()
    always = {name: (DatedValue(value, Basis("A")),) for name, value in limits.items()}
    return replace(
        known, parameters=tuple(replace(one, values=always.get(one.id, one.values)) for one in known.parameters)
    )


def ask_twins(ids: tuple[str, ...], record: Record) -> Answers:
    return {(id_, told.subject): (told.value, told.answer) for id_ in ids for told in TWINS[id_](record)}


def ask_engine(ids: tuple[str, ...], tables: Tables, as_at: date, limits: Mapping[str, Any]) -> Answers:
    with TemporaryDirectory() as folder:
        engine, measures = DuckEngine(Path(folder)), [MEASURES[id_] for id_ in ids]
        found = ask_measures(engine, measures, tables, as_at, Path(folder), account(), set_limits(limits))
        engine.close()
    for key, (value, answer, _, missing) in found.items():
        assert bool(missing) == (value is None and not answer), key
    return {key: row[:2] for key, row in found.items()}


def vary(data: st.DataObject, tables: Tables) -> Tables:
    """The same, fuller, with people of different ages."""
    tables = fill(data.draw, tables)
    for row in tables["person"]:
        row["date_of_birth"] = row["date_of_birth"].replace(year=data.draw(st.integers(1950, 2007)), day=1)
    for row in tables.get("previous_conviction", []):
        if row.get("first_sanction_date"):
            row["first_sanction_date"] = row["first_sanction_date"].replace(
                year=data.draw(st.integers(2000, 2018)), day=2
            )
    return tables


def test_every_measure_has_a_twin() -> None:
    assert set(TWINS) == set(MEASURES) == {id_ for ids, _ in GROUPS.values() for id_ in ids}


@pytest.mark.parametrize("group", GROUPS)
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_a_measure_says_the_same_in_sql_and_in_plain_python(group: str, data: st.DataObject) -> None:
    ids, limits = GROUPS[group]
    looked = look(MEASURES[id_] for id_ in ids)  # type: ignore[arg-type,misc]
    tables = vary(data, data.draw(caseloads(looked)))
    as_at = data.draw(days(looked) | st.sampled_from([later(FIRST_DAY, 3), later(FIRST_DAY, 30)]))
    assert ask_engine(ids, tables, as_at, limits) == ask_twins(ids, LimitedRecord(tables, as_at, limits=dict(limits)))


@pytest.mark.parametrize("id_", sorted(TWINS))
def test_a_twin_says_of_the_worked_cases_what_was_written_down(id_: str) -> None:
    worked = load_measured_cases()[id_]
    for case in worked.cases:
        tables = {name: [read_whole(name, row) for row in rows] for name, rows in worked.rows_of(case).items()}
        said = ask_twins((id_,), Record(tables, case.as_at))
        if case.is_absent:
            assert (id_, case.subject) not in said, case.title
        elif not case.partial_tables:
            assert said[id_, case.subject] == (case.value, case.answer), case.title


def read_whole(table: str, row: Any) -> dict[str, Any]:
    """A row of a worked case with its days, moments and numbers as such."""
    kinds = {name: field.kind for name, field in DEFINITION.tables[table].field_by_name.items()}
    return {name: int(value) if kinds[name] == "whole" else value for name, value in read(table, row).items()}
