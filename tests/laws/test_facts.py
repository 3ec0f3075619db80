"""Does every fact say the same in SQL and in plain Python, whatever the record?"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extracts import DEFINITION, account, account_of, ask_facts
from tests.laws.records import Tables, caseloads, days, look
from tests.twins.facts.every import THEMES, TWINS
from tests.twins.record import Record
from trueline.core.caseloads import ExtractAccount
from trueline.intake.fact_files import load_facts, load_worked_cases
from trueline.warehouse.engines.duck import DuckEngine

FACTS = load_facts()
Answers = dict[tuple[str, str], tuple[Any, ...]]


def ask_twins(ids: Iterable[str], tables: Any, as_at: date, held: ExtractAccount) -> Answers:
    said = {}
    for id_ in ids:
        is_partial = bool(FACTS[id_].find_partial(held.partial_tables))
        for one in TWINS[id_](Record(tables, as_at, held.provider, held.regime, held.announcement_date)):
            status = one.status(is_partial)
            is_shown = status in ("true", "unknown")
            said[id_, one.subject] = (status, one.value if is_shown else None, one.shown if is_shown else set())
    return said


def ask_engine(ids: Iterable[str], tables: Tables, as_at: date, held: ExtractAccount) -> Answers:
    with TemporaryDirectory() as folder:
        engine = DuckEngine(Path(folder))
        facts = [FACTS[id_] for id_ in ids]
        found = ask_facts(engine, facts, tables, as_at, Path(folder), held)
        engine.close()
    return {key: (row[0], row[1], set(row[2].split())) for key, row in found.items()}


def test_every_fact_has_a_twin() -> None:
    assert set(TWINS) == set(FACTS)
    assert {id_: theme for theme, twins in THEMES.items() for id_ in twins} == {
        id_: fact.theme for id_, fact in FACTS.items()
    }


@pytest.mark.parametrize("theme", THEMES)
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_a_fact_says_the_same_in_sql_and_in_plain_python(theme: str, data: st.DataObject) -> None:
    ids = THEMES[theme]
    looked = look(FACTS[id_] for id_ in ids)
    tables, as_at = data.draw(caseloads(looked)), data.draw(days(looked))
    partial = data.draw(st.sampled_from([(), (), (), looked.tables[-1:]]))
    held = account(partial_tables=partial, announcement_date=data.draw(st.none() | days(looked)))
    assert ask_engine(ids, tables, as_at, held) == ask_twins(ids, tables, as_at, held)


@pytest.mark.parametrize("id_", sorted(TWINS))
def test_a_twin_says_of_the_worked_cases_what_was_written_down(id_: str) -> None:
    worked = load_worked_cases()[id_]
    for case in worked.cases:
        rows = {name: [read(name, row) for row in rows] for name, rows in worked.rows_of(case).items()}
        said = ask_twins([id_], rows, case.as_at, account_of(worked, case))
        status, value, shown = said[id_, case.subject]
        assert status == case.status, case.title
        if case.shown_by:
            assert (value, sorted(shown)) == (case.value, list(case.shown_by)), case.title


def read(table: str, row: Any) -> dict[str, Any]:
    """A row of a worked case with its days and moments as such."""
    readers: dict[str, Callable[[str], Any]] = {
        "day": date.fromisoformat,
        "moment": datetime.fromisoformat,
        "number": float,
        "whole": int,
    }
    fields = DEFINITION.tables[table].field_by_name
    return {name: readers.get(fields[name].kind, str)(value) for name, value in row.items()}
