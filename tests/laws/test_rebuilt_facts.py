"""Do facts say of rebuilt tables what a plain reading of the contacts says, and nothing of whom it leaves in doubt?"""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extracts import DEFINITION, account, write_tables
from tests.laws.records import Tables, caseloads, days, look
from tests.twins.facts.every import TWINS
from tests.twins.rebuilding import rebuild
from tests.twins.record import Record
from trueline.intake.fact_files import load_facts, load_parameters, load_views
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.rebuilding import find_doubts, select_rebuilt
from trueline.warehouse.engines.terms import list_terms
from trueline.warehouse.running import run_facts

IDS = ("CF-004", "CF-006", "CF-051")
FACTS = [load_facts()[id_] for id_ in IDS]
LOOKED = look(FACTS)
REBUILT = tuple(how for how in DEFINITION.rebuilt if how.table in ("enquiry", "management_oversight"))
CODES = sorted({code.code for how in REBUILT for code in how.codes} | {"COAP", "ZZ9"})


def ask_engine(tables: Tables, as_at: date) -> dict[tuple[str, str], str]:
    terms = list_terms(
        DEFINITION,
        load_views(),
        as_at,
        {how.table: select_rebuilt(DEFINITION.tables[how.table], how) for how in REBUILT},
    )
    asked = Asked(account(), as_at, load_parameters(), find_doubts(FACTS, terms, DEFINITION, REBUILT, ()))
    said: dict[tuple[str, str], str] = {}
    with TemporaryDirectory() as made:
        engine = DuckEngine(Path(made))
        engine.open(DEFINITION, write_tables(Path(made), tables))
        for path in run_facts(engine, FACTS, terms, asked, Path(made)):
            for fact, subject, status in duckdb.execute(f"SELECT fact, subject, status FROM '{path}'").fetchall():
                assert (fact, subject) not in said, "one row for each subject"
                said[fact, subject] = status
        engine.close()
    return said


def ask_plainly(tables: Tables, as_at: date) -> dict[tuple[str, str], str]:
    """Enquiries never come with their result, so that whoever has one is in doubt; of oversight its day is enough."""
    record = Record(tables, as_at)
    made = {how.table: rebuild(record, how.table) for how in REBUILT}
    doubted = {row["crn"] for row in made["enquiry"]}
    said: dict[tuple[str, str], str] = {}
    for id_ in IDS:
        left = doubted if id_ != "CF-051" else set()
        events = [row for row in tables["event"] if row["crn"] not in left]
        for one in TWINS[id_](Record({**tables, **made, "event": events}, as_at)):
            said[id_, one.subject] = one.status(is_partial=False)
        for start in record.starts():
            if start.crn in left:
                said[id_, start.event] = "unknown"
    return said


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_facts_rest_on_rebuilt_tables_as_on_a_plain_reading_of_the_contacts(data: st.DataObject) -> None:
    tables: dict[str, Any] = data.draw(caseloads(LOOKED))
    as_at = data.draw(days(LOOKED))
    for name in ("enquiry", "management_oversight"):
        tables.pop(name)
    tables["contact"] = [{**row, "contact_type": data.draw(st.sampled_from(CODES))} for row in tables["contact"]]
    assert ask_engine(tables, as_at) == ask_plainly(tables, as_at)
