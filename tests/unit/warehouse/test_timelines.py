"""Is a case told entry by entry, with the titles of its codes, and a restricted entry only as such?"""

from datetime import date, datetime
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from tests.extracts import DEFINITION, account, write_tables
from tests.unit.warehouse.test_engines import OURS, SHARED
from trueline.core.caseloads import TimelineEntry
from trueline.core.wording import PHRASES, tell_entry
from trueline.intake.fact_files import load_parameters, load_views
from trueline.intake.measure_files import load_timeline_parts
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.engine import open_tables
from trueline.warehouse.engines.terms import list_terms
from trueline.warehouse.engines.translating import Translator
from trueline.warehouse.timelines import ask_timeline, fetch_timeline

PARTS = load_timeline_parts()
DAY = date(2018, 8, 31)
MADE = {"created_at": datetime(2018, 3, 20, 9, 0), "last_updated_at": datetime(2018, 3, 20, 9, 0)}
CASE = {
    "event": [{"event_id": "E1", "crn": "X1"}, {"event_id": "E2", "crn": "X1"}],
    "disposal": [
        {"disposal_id": "D1", "event_id": "E1", "sentence_type": "CO", "start_date": date(2018, 2, 1)},
        {"disposal_id": "D2", "event_id": "E2", "sentence_type": "SSO", "start_date": date(2018, 2, 2)},
    ],
    "contact": [
        {"contact_id": "C1", "crn": "X1", "event_id": "E1", "contact_type": "CHVS", "contact_date": date(2018, 3, 8),
         "start_time": "10:30:00", "outcome_code": "ATTC", "attended": "Y", **MADE},
        {"contact_id": "C2", "crn": "X1", "contact_type": "C204", "contact_date": date(2018, 3, 8), "start_time": "09:00",
         "sensitive": "Y", "outcome_code": "ATTC", **MADE},
        {"contact_id": "C3", "crn": "X1", "event_id": "E1", "contact_type": "COAP", "contact_date": date(2018, 9, 8), **MADE},
        {"contact_id": "C4", "crn": "X1", "event_id": "E1", "contact_type": "ZZ9", "contact_date": date(2018, 3, 22), **MADE},
        {"contact_id": "C5", "crn": "X1", "event_id": "E1", "contact_type": "COAP", "contact_date": date(2018, 3, 29),
         "outcome_code": "ATTC", **MADE, "last_updated_at": datetime(2018, 9, 20, 9, 0)},
    ],
    "registration": [{"registration_id": "G1", "crn": "X1", "register_type": "RHRH", "start_date": date(2018, 3, 1)}],
    "nsi": [{"nsi_id": "N1", "crn": "X1", "event_id": "E1", "type": "BRE", "status": "COMPLETED",
             "referral_date": date(2018, 4, 1), "actual_end": date(2018, 5, 1), "outcome": "BRE08"}],
    "management_oversight": [{"oversight_id": "M1", "crn": "X1", "date": date(2018, 4, 2), "type": "RECALL",
                              "created_at": datetime(2018, 10, 2, 9, 0)}],
}  # fmt: skip


def tell(folder: Path, event: str) -> tuple[TimelineEntry, ...] | None:
    asked = Asked(account(), DAY, load_parameters())
    with open_tables(DuckEngine(folder), DEFINITION, write_tables(folder, CASE)) as engine:
        return fetch_timeline(engine, PARTS, list_terms(DEFINITION, load_views(), DAY), asked, event)


def test_a_case_is_told_in_order_with_what_belongs_to_no_event(tmp_path: Path) -> None:
    found = tell(tmp_path, "E1")
    assert found is not None
    assert [(str(one.day), one.time, one.kind, tell_entry(one, DEFINITION), one.shown) for one in found] == [
        ("2018-02-01", "", "sentence", "Sentenced: Community order", "disposal:D1"),
        ("2018-03-01", "", "register", "Register: High risk of harm", "registration:G1"),
        ("2018-03-08", "09:00", "contact", "Restricted entry", "contact:C2"),
        ("2018-03-08", "10:30:00", "appointment", "Home visit: Attended and complied", "contact:C1"),
        ("2018-03-22", "", "contact", "ZZ9", "contact:C4"),
        ("2018-03-29", "", "appointment", "Planned office visit: no outcome recorded by then", "contact:C5"),
        ("2018-04-01", "", "enforcement", "Referred: Breach", "nsi:N1"),
        ("2018-05-01", "", "enforcement", "Ended: Breach BRE08", "nsi:N1"),
        ("2018-09-08", "", "appointment", "Planned office visit: planned", "contact:C3"),
    ]
    assert [one.days_late for one in found] == [0, 0, 12, 12, 0, 0, 0, 0, 0]
    assert [one.shown for one in found if one.is_restricted] == ["contact:C2"]
    assert {(one.code, one.detail) for one in found if one.is_restricted} == {("", "")}


def test_an_event_that_is_not_there_has_no_timeline(tmp_path: Path) -> None:
    assert tell(tmp_path, "E9") is None


def test_every_phrase_of_the_queries_has_its_words_and_every_list_is_one() -> None:
    written = {
        literal.this
        for part in PARTS
        for literal in sqlglot.parse_one(part.sql, read="duckdb").find_all(exp.Literal)
        if literal.is_string
    }
    assert set(PHRASES) <= written
    for phrase in PHRASES.values():
        assert {phrase.code, phrase.detail} <= {"", *DEFINITION.list_by_id}
    entry = TimelineEntry(DAY, "", "sentence", "sentence-ended", "", "", "disposal:D1", None)
    assert tell_entry(entry, DEFINITION) == "Sentence ended"


@pytest.mark.parametrize("part", PARTS, ids=[part.id for part in PARTS])
def test_only_shared_sql_is_used(part: object) -> None:
    for node in sqlglot.parse_one(part.sql, read="duckdb").walk():  # type: ignore[attr-defined]
        if isinstance(node, exp.Func):
            assert type(node).__name__ in SHARED, f"{type(node).__name__} is not shared"
        if isinstance(node, exp.Anonymous):
            assert node.name.lower() in OURS, node.name


def test_the_query_can_be_written_for_athena() -> None:
    literals = {**Asked(account(), DAY, load_parameters()).literals, "event": "E1"}
    assert "UNION ALL" in Translator("athena", literals).translate(ask_timeline(PARTS))
