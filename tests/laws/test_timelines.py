"""Does the timeline of a case say the same in SQL and in plain Python, whatever the record?"""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extracts import DEFINITION, account, write_tables
from tests.laws.records import Tables, days, look, records
from tests.twins.record import Record
from tests.twins.timeline import Entry, timeline
from trueline.intake.fact_files import load_parameters, load_views
from trueline.intake.measure_files import load_timeline_parts
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.terms import find_needed, list_terms
from trueline.warehouse.timelines import fetch_timeline

PARTS = {part.id: part for part in load_timeline_parts()}


def ask_engine(tables: Tables, as_at: date, event: str) -> list[Entry]:
    with TemporaryDirectory() as folder:
        engine = DuckEngine(Path(folder))
        engine.open(DEFINITION, write_tables(Path(folder), tables))
        asked = Asked(account(), as_at, load_parameters())
        terms = list_terms(DEFINITION, load_views(), as_at)
        found = fetch_timeline(engine, PARTS.values(), terms, asked, event)
        engine.close()
    assert found is not None
    return [(one.day, one.time, one.kind, one.phrase, one.code, one.detail, one.shown, one.entered_at) for one in found]


@pytest.mark.parametrize("part", PARTS)
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_a_timeline_says_the_same_in_sql_and_in_plain_python(part: str, data: st.DataObject) -> None:
    terms = list_terms(DEFINITION, load_views(), date(2018, 1, 1))
    needs = {term.name for term in find_needed(terms, PARTS[part].sql)} & set(DEFINITION.tables)
    looked = look([SimpleNamespace(sql=PARTS[part].sql, needs=needs | {"event"}, parameters=())])  # type: ignore[list-item]
    tables, as_at = data.draw(records(looked, "a")), data.draw(days(looked))
    # An event that had not been entered by then has no timeline.
    events = [row["event_id"] for row in Record(tables, as_at).rows("event")]
    for event in events[:1]:
        found = ask_engine(tables, as_at, event)
        assert len(set(found)) == len(found)
        assert set(found) == timeline(Record(tables, as_at), event)
        assert [(one[0], one[1]) for one in found] == sorted((one[0], one[1]) for one in found)
