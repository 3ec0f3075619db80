"""Is a caseload counted in SQL as it is by hand, whatever the record?"""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extracts import DEFINITION, write_tables
from tests.laws.records import Tables, caseloads, days, look
from tests.twins.profile import count
from tests.twins.record import Record
from trueline.intake.fact_files import load_views
from trueline.intake.profile_files import load_measures
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.engine import open_tables
from trueline.warehouse.engines.terms import list_terms
from trueline.warehouse.profiling import count_measures, find_read

MEASURES = load_measures()
TERMS = list_terms(DEFINITION, load_views(), date(2018, 1, 1))
READ = sorted({name for measure in MEASURES for name in find_read(measure, TERMS)} & set(DEFINITION.tables))
#: What records are made for: the tables and words of all measures together.
LOOKED = look(
    [SimpleNamespace(sql=measure.sql, needs=tuple(READ), parameters=()) for measure in MEASURES]  # type: ignore[misc]
)


def count_in_sql(tables: Tables, as_at: date) -> Any:
    with TemporaryDirectory() as made:
        folder = Path(made)
        terms = list_terms(DEFINITION, load_views(), as_at)
        with open_tables(DuckEngine(folder), DEFINITION, write_tables(folder, tables)) as engine:
            found = count_measures(engine, terms, MEASURES, as_at)
    return {id_: {category: tuple(numbers) for category, numbers in rows} for id_, rows in found.items()}


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_a_caseload_is_counted_in_sql_as_by_hand(data: st.DataObject) -> None:
    tables, as_at = data.draw(caseloads(LOOKED)), data.draw(days(LOOKED))
    # Units are told by their names, of which a caseload has one each.
    tables["ldu"] = [{**row, "name": row["ldu_code"]} for row in tables["ldu"]]
    assert count_in_sql(tables, as_at) == count(Record(tables, as_at))
