"""Do the people not seen and the hand-over chain say the same in SQL and in plain Python, whatever the record?"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extracts import DEFINITION, account, write_tables
from tests.laws.records import caseloads, days, look
from tests.twins.handovers import steps
from tests.twins.record import Record
from tests.twins.unseen import supervised_people
from trueline.intake.fact_files import load_parameters, load_question, load_views
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.engine import open_tables
from trueline.warehouse.engines.terms import find_needed, list_terms
from trueline.warehouse.listing import fetch_rows

TWINS: dict[tuple[str, str], Callable[[Record], Sequence[Any]]] = {
    ("unseen", "people"): supervised_people,
    ("handovers", "steps"): steps,
}


@pytest.mark.parametrize("asked_for", TWINS)
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_a_list_says_the_same_in_sql_and_in_plain_python(asked_for: tuple[str, str], data: st.DataObject) -> None:
    query = load_question(*asked_for)
    terms = list_terms(DEFINITION, load_views(), date(2018, 1, 1))
    needs = {term.name for term in find_needed(terms, query.sql)} & set(DEFINITION.tables)
    looked = look([SimpleNamespace(sql=query.sql, needs=needs, parameters=("unseen_days",))])  # type: ignore[list-item]
    tables, as_at = data.draw(caseloads(looked)), data.draw(days(looked))
    asked, terms = Asked(account(), as_at, load_parameters()), list_terms(DEFINITION, load_views(), as_at)
    with TemporaryDirectory() as made:
        paths = write_tables(Path(made), tables)
        with open_tables(DuckEngine(Path(made)), DEFINITION, paths) as engine:
            found = fetch_rows(engine, query, terms, asked)
    assert list(found) == TWINS[asked_for](Record(tables, as_at))
