"""Everyone not seen face to face, as an inspector asks for the list, beside a slow look at the same rows."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.extracts import DEFINITION, GOOD, account, write_extract, write_tables
from tests.integration.typed import Call, machine
from tests.twins.record import Record
from tests.twins.unseen import supervised_people
from trueline.core.caseloads import SupervisedPerson, list_unseen
from trueline.intake.fact_files import load_parameters, load_question, load_views
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.engine import open_tables
from trueline.warehouse.engines.terms import list_terms
from trueline.warehouse.listing import fetch_rows

DAY = date(2018, 8, 31)
AT = ("--as-at", "2018-08-31")
ENTERED = {"created_at": "2018-01-01 09:00", "last_updated_at": "2018-08-30 09:00"}
CALLED = {"crn": "X1", "staff_code": "N1", "team_code": "T1", "provider_code": "P1", **ENTERED}


def contact(key: str, kind: str, day: str, outcome: str = "") -> dict[str, str]:
    return {**CALLED, "contact_id": key, "contact_type": kind, "contact_date": day, "outcome_code": outcome}


#: X1 on a community order since 1 February, seen last on 1 May, with a telephone call, and an appointment to come.
SEEN = [
    contact("C1", "COAP", "2018-05-01", "ATTC"),
    contact("C2", "COPT", "2018-07-10", "ATTC"),
    contact("C3", "COAP", "2018-06-05", "UAAB"),
    contact("C4", "COAP", "2018-09-04"),
]
HELD = {
    "order_manager_id": "M1", "event_id": "E1", "provider_code": "P1", "team_code": "T1", "staff_code": "N1",
    "allocation_date": "2018-02-01", "role": "COM",
}  # fmt: skip


def list_rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_list_says_what_the_record_tells_of_contact(call: Call, tmp_path: Path) -> None:
    folder = write_extract(tmp_path / "extract", {**GOOD, "contact": SEEN, "order_manager": [HELD]})
    out = tmp_path / "unseen.csv"
    code, page, _ = call("caseload", "unseen", folder, *AT, "--out", out)
    assert code == 0 and "1 of 1 person under supervision in the community" in page and "over 90 days" in page
    (row,) = list_rows(out)
    assert row == {
        "reference": "X1", "event": "E1", "unit": "Unit", "officer": "N1", "supervised_since": "2018-02-01",
        "last_seen": "2018-05-01", "days": "122", "over": "90", "certain": "yes", "perhaps_seen": "",
        "last_remote": "2018-07-10", "next_appointment": "2018-09-04",
        "reason": "", "action": "", "answered_by": "", "answered_on": "",
    }  # fmt: skip


def test_an_appointment_without_outcome_makes_it_uncertain(call: Call, tmp_path: Path) -> None:
    folder = write_extract(tmp_path / "extract", {**GOOD, "contact": [*SEEN, contact("C5", "COAP", "2018-08-20")]})
    told = machine(call("caseload", "unseen", folder, *AT, "--out", tmp_path / "u.csv", "--json"))
    assert told["unseen"] == told["supervised"] == 1 and told["partial"] == []
    assert told["bands"][-1] == {"over": 90, "people": 1, "certain": 0}
    assert list_rows(tmp_path / "u.csv")[0]["perhaps_seen"] == "2018-08-20"


def test_a_partial_table_makes_everybody_uncertain(call: Call, tmp_path: Path) -> None:
    folder = write_extract(tmp_path / "extract", {**GOOD, "contact": SEEN}, partial_tables=["contact"])
    code, page, _ = call("caseload", "unseen", folder, *AT, "--out", tmp_path / "u.csv")
    assert code == 0 and "Partial, so that nobody is certain: contact" in page
    assert list_rows(tmp_path / "u.csv")[0]["certain"] == "no"


def test_another_ending_is_refused(call: Call, tmp_path: Path) -> None:
    folder = write_extract(tmp_path / "extract")
    code, _, err = call("caseload", "unseen", folder, *AT, "--out", tmp_path / "u.txt")
    assert code == 1 and "no format we write" in err and not (tmp_path / "u.txt").exists()


def person(reference: str, **more: Any) -> SupervisedPerson:
    blank = dict.fromkeys(("last_seen", "perhaps_seen", "next_appointment", "last_remote"))
    return SupervisedPerson(reference, "E", "", "", **{"start": date(2018, 7, 1), **blank, **more})


def test_who_was_seen_on_the_last_day_of_the_limit_is_not_listed() -> None:
    people = [
        person("A", last_seen=date(2018, 8, 3)),
        person("B", last_seen=date(2018, 8, 2)),
        person("C"),
        person("D", perhaps_seen=date(2018, 8, 3)),
    ]
    found = list_unseen(people, DAY, (28, 56, 90))
    assert [(one.person.reference, one.days, one.over, one.is_certain) for one in found] == [
        ("C", 61, 56, True),
        ("D", 61, 56, False),
        ("B", 29, 28, True),
    ]


@pytest.mark.parametrize("day", [DAY, date(2018, 3, 1)])
def test_an_invented_caseload_is_told_as_by_hand(tmp_path: Path, day: date) -> None:
    from trueline.actions.desk.caseloads import invent_caseload, open_caseload

    invent_caseload(120, "1", tmp_path / "extract", "nps-standards-2018", DAY)
    with open_caseload(tmp_path / "extract") as extract:
        tables = {name: read(path) for name, path in extract.paths.items()}
        asked, terms = Asked(account(), day, load_parameters()), list_terms(DEFINITION, load_views(), day)
        query = load_question("unseen", "people")
        with open_tables(DuckEngine(tmp_path), DEFINITION, extract.paths) as engine:
            found = fetch_rows(engine, query, terms, asked)
    told = supervised_people(Record(tables, day))
    assert len(told) > 20 and any(row[6] for row in told) and any(row[5] is None for row in told)
    assert found == told


def read(path: Path) -> list[dict[str, Any]]:
    found = duckdb.execute(f"SELECT * FROM '{path}'")
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_a_contact_under_another_event_counts_and_the_event_begun_first_is_named(tmp_path: Path) -> None:
    tables = {
        "person": [{"crn": "X1"}],
        "event": [{"event_id": "E1", "crn": "X1"}, {"event_id": "E2", "crn": "X1"}],
        "disposal": [
            {"disposal_id": "D1", "event_id": "E1", "sentence_type": "CO", "start_date": date(2018, 5, 1)},
            {"disposal_id": "D2", "event_id": "E2", "sentence_type": "SSO", "start_date": date(2018, 2, 1)},
        ],
        "contact": [{**contact("C1", "COAP", "2018-06-01", "ATTC"), "event_id": "E1"}],
    }
    asked, terms = Asked(account(), DAY, load_parameters()), list_terms(DEFINITION, load_views(), DAY)
    paths = write_tables(tmp_path, tables)
    with open_tables(DuckEngine(tmp_path), DEFINITION, paths) as engine:
        found = fetch_rows(engine, load_question("unseen", "people"), terms, asked)
    assert found == [("X1", "E2", "", "", date(2018, 2, 1), date(2018, 6, 1), None, None, None)]
