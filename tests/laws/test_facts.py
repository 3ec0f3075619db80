"""Does every fact say the same in SQL and in plain Python, whatever the record?"""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extracts import DEFINITION, account, ask_facts
from tests.twins.facts import TWINS
from tests.twins.record import Record, later
from trueline.core.caseloads import ExtractField
from trueline.intake.fact_files import load_facts, load_worked_cases
from trueline.warehouse.engines.duck import DuckEngine

FACTS = load_facts()
#: Few days and few codes, so that windows touch and codes meet; a code on no list among them.
DAYS = st.sampled_from([0, 1, 2, 14, 15, 16, 28, 29, 30, 56, 57, 100]).map(lambda days: later(date(2018, 1, 1), days))
CODES: dict[str, list[str]] = {
    "CTYPE": ["CHVS", "COAP", "CODC", "CTXT", "ZZ9"],
    "COUT": ["ATTC", "AAEM", "AAME", "AAFC", "UAAB", "CO05", "ZZ9"],
    "SENTTYPE": ["CO", "CUSTODY", "HOSPITAL", "OTHER"],
    "REGTYPE": ["RHRH", "RMRH", "ADVP", "RCPR", "MAPP"],
    "ENQ": ["POLICE_DA", "CHILD_SERVICES", "POLICE_INTEL"],
    "ENQRES": ["POSITIVE", "NEGATIVE"],
    "ASSTAT": ["COMPLETE", "SIGNED", "OPEN"],
    "RGROUP": ["CHILDREN", "PUBLIC"],
    "VELIG": ["VIOLENT_12M", "NOT_ELIGIBLE"],
    "VTYPE": ["INITIAL_LETTER", "FACE_TO_FACE_OFFER", "FACE_TO_FACE"],
    "RDIR": ["UP", "DOWN"],
    "OFFGRP": ["VIOLENCE", "ROBBERY"],
    "UNIT": ["M", "Y", "H"],
    "ROSH": ["LOW", "MEDIUM", "HIGH"],
}
#: How many rows at most of each table that facts read, and how their references are chosen.
SIZES = {
    "person": 2, "event": 2, "disposal": 2, "custody": 2, "release": 2, "offence": 2, "case_allocation": 3,
    "registration": 4, "enquiry": 4, "assessment": 3, "rosh": 3, "rosh_group": 3, "rmp": 3, "contact": 9,
    "management_oversight": 3, "significant_event": 3, "victim_case": 3, "victim_contact": 4,
    "personal_contact": 2,
}  # fmt: skip
#: One row for each row of another table, with the key of that one.
BESIDE = {"disposal": "event", "rosh": "assessment", "rmp": "assessment", "event": "person", "offence": "event"}


@st.composite
def records(draw: Callable[..., Any]) -> dict[str, list[dict[str, Any]]]:
    tables: dict[str, list[dict[str, Any]]] = {}
    for name, most in SIZES.items():
        above = BESIDE.get(name)
        size = len(tables[above]) if above else draw(st.integers(1 if name == "person" else 0, most))
        tables[name] = [draw_row(draw, name, number, tables) for number in range(size)]
    return tables


def draw_row(
    draw: Callable[..., Any], name: str, number: int, tables: dict[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    table, row = DEFINITION.tables[name], {}
    for field in table.fields:
        if table.key == (field.name,) and not field.to:
            row[field.name] = f"{name[:3]}{number}"
        elif field.needed or draw(st.integers(0, 3)):
            row[field.name] = draw_value(draw, field, BESIDE.get(name) == field.to, number, tables)
    return row


def draw_value(
    draw: Callable[..., Any], field: ExtractField, is_beside: bool, number: int, tables: dict[str, list[dict[str, Any]]]
) -> Any:
    """What may stand in a field; nothing where no fact looks."""
    if tables.get(field.to):
        rows = tables[field.to]
        place = number if is_beside else draw(st.integers(0, len(rows) - 1))
        return rows[place][DEFINITION.tables[field.to].key[0]]
    if field.list in CODES:
        return draw(st.sampled_from(CODES[field.list]))
    day = draw(DAYS) if field.kind in ("day", "moment") else None
    moment = day and datetime.combine(day, time(draw(st.sampled_from([0, 12, 23])), 59))
    answer = draw(st.sampled_from(["Y", "N"])) if field.kind.startswith("yes-no") else None
    number_ = float(draw(st.sampled_from([1, 11, 12]))) if field.kind == "number" else None
    return moment if field.kind == "moment" else day or answer or number_


def ask_twins(tables: Any, as_at: date, partial: tuple[str, ...]) -> dict[tuple[str, str], tuple[Any, ...]]:
    said = {}
    for id_, twin in TWINS.items():
        is_partial = bool(FACTS[id_].find_partial(partial))
        for one in twin(Record(tables, as_at)):
            status = one.status(is_partial)
            is_shown = status in ("true", "unknown")
            said[id_, one.subject] = (status, one.value if is_shown else None, one.shown if is_shown else set())
    return said


def ask_engine(tables: Any, as_at: date, partial: tuple[str, ...]) -> dict[tuple[str, str], tuple[Any, ...]]:
    with TemporaryDirectory() as folder:
        engine = DuckEngine(Path(folder))
        found = ask_facts(engine, FACTS.values(), tables, as_at, Path(folder), account(partial_tables=partial))
        engine.close()
    return {key: (row[0], row[1], set(row[2].split())) for key, row in found.items()}


def test_every_fact_has_a_twin() -> None:
    assert set(TWINS) == set(FACTS)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(records(), DAYS, st.sampled_from([(), (), ("contact",), ("rmp", "enquiry")]))
def test_a_fact_says_the_same_in_sql_and_in_plain_python(tables: Any, as_at: date, partial: tuple[str, ...]) -> None:
    assert ask_engine(tables, as_at, partial) == ask_twins(tables, as_at, partial)


@pytest.mark.parametrize("id_", sorted(TWINS))
def test_a_twin_says_of_the_worked_cases_what_was_written_down(id_: str) -> None:
    worked = load_worked_cases()[id_]
    for case in worked.cases:
        rows = {name: [read(name, row) for row in rows] for name, rows in worked.rows_of(case).items()}
        said = ask_twins(rows, case.as_at, case.partial_tables)
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
    }
    fields = DEFINITION.tables[table].field_by_name
    return {name: readers.get(fields[name].kind, str)(value) for name, value in row.items()}
