"""Small extracts to test with: tables from a few rows, and what facts say of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from trueline.core.caseloads import ExtractAccount
from trueline.core.facts import Fact, WorkedCase, WorkedCases
from trueline.intake.extract_definitions import load_extract_definition
from trueline.intake.fact_files import load_parameters, load_views
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.engine import Engine, open_tables
from trueline.warehouse.engines.terms import list_columns, list_terms
from trueline.warehouse.running import fetch_subject, run_facts

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
DEFINITION = load_extract_definition()


def account(**more: Any) -> ExtractAccount:
    made: dict[str, Any] = {
        "provider": "P1",
        "regime": "NPS_CRC",
        "census_date": date(2018, 8, 31),
        "period_start": date(2017, 9, 1),
        "period_end": date(2018, 8, 31),
    }
    return ExtractAccount(**{**made, **more})


def account_of(cases: WorkedCases, case: WorkedCase) -> ExtractAccount:
    return account(
        partial_tables=case.partial_tables,
        announcement_date=case.announcement_date,
        provider=cases.provider,
        regime=cases.regime,
    )


def write_tables(folder: Path, tables: Rows) -> dict[str, Path]:
    """Each table as a typed Parquet file; a field left out is NULL."""
    paths = {}
    with duckdb.connect() as warehouse:
        for name, rows in tables.items():
            columns = list_columns(DEFINITION.tables[name])
            unknown = {key for row in rows for key in row} - set(columns)
            assert not unknown, (name, unknown)
            typed = ", ".join(f'"{key}" {kind}' for key, kind in columns.items())
            warehouse.execute(f"CREATE TABLE {name} ({typed})")
            marks = ", ".join("?" for _ in columns)
            for row in rows:
                warehouse.execute(f"INSERT INTO {name} VALUES ({marks})", [row.get(key) for key in columns])
            paths[name] = folder / f"{name}.parquet"
            warehouse.execute(f"COPY {name} TO '{paths[name]}' (FORMAT parquet)")
    return paths


def ask_facts(
    engine: Engine, facts: Iterable[Fact], tables: Rows, as_at: date, folder: Path, held: ExtractAccount
) -> dict[tuple[str, str], tuple[Any, ...]]:
    """What each fact says of each subject: status, value, shown_by and missing."""
    folder.mkdir(exist_ok=True)
    engine.open(DEFINITION, write_tables(folder, tables))
    asked = Asked(held, as_at, load_parameters())
    terms = list_terms(DEFINITION, load_views(), as_at)
    paths = run_facts(engine, facts, terms, asked, folder)
    found = {}
    for path in paths:
        for row in duckdb.execute(f"SELECT fact, subject, status, value, shown_by, missing FROM '{path}'").fetchall():
            assert row[:2] not in found, "one row for each subject"
            found[row[:2]] = row[2:]
    return found


def ask_worked_case(
    engine: Engine, fact: Fact, cases: WorkedCases, case: WorkedCase, folder: Path
) -> tuple[str, float | None, tuple[str, ...], str]:
    held = account_of(cases, case)
    found = ask_facts(engine, [fact], cases.rows_of(case), case.as_at, folder, held)
    status, value, shown, missing = found[fact.id, case.subject]
    return status, value, tuple(shown.split()), missing


#: The smallest extract without a fault: one person on a community order, one in custody with a victim.
GOOD: Rows = {
    "provider": [{"provider_code": "P1", "name": "North", "kind": "NPS_DIVISION"}],
    "pdu": [{"pdu_code": "C1", "provider_code": "P1", "name": "Cluster"}],
    "ldu": [{"ldu_code": "U1", "pdu_code": "C1", "name": "Unit"}],
    "team": [{"team_code": "T1", "ldu_code": "U1", "team_type": "OFFENDER_MANAGEMENT", "external": "N"}],
    "staff": [{"staff_code": "N1", "team_code": "T1", "grade": "PO"}],
    "person": [
        {"crn": "X1", "date_of_birth": "1980-02-03", "gender": "M", "ethnicity": "W1"},
        {"crn": "X2", "date_of_birth": "03/02/1975", "gender": "F", "ethnicity": "A1"},
    ],
    "event": [
        {"event_id": "E1", "crn": "X1", "event_number": 1, "active_flag": "Y", "in_breach": "N"},
        {"event_id": "E2", "crn": "x 2", "event_number": 1, "active_flag": "y", "in_breach": "N"},
    ],
    "offence": [
        {"offence_id": "O1", "event_id": "E1", "is_main": "Y", "offence_code": "1", "offence_group": "THEFT"},
        {"offence_id": "O2", "event_id": "E2", "is_main": "Y", "offence_code": "1", "offence_group": "VIOLENCE"},
    ],
    "disposal": [
        {
            "disposal_id": "D1",
            "event_id": "E1",
            "disposal_type": "CO",
            "sentence_type": "CO",
            "start_date": "2018-02-01",
        },
        {
            "disposal_id": "D2",
            "event_id": "E2",
            "disposal_type": "C",
            "sentence_type": "CUSTODY",
            "start_date": "2017-02-01",
        },
    ],
    "custody": [{"custody_id": "K2", "disposal_id": "D2", "custodial_status": "RELEASED"}],
    "release": [{"release_id": "L2", "custody_id": "K2", "release_date": "2018-03-01", "release_type": "LICENCE"}],
    "recall": [{"recall_id": "B2", "release_id": "L2", "recall_date": "2018-05-01"}],
    "requirement": [
        {
            "requirement_id": "R1",
            "disposal_id": "D1",
            "main_category": "F",
            "length": "20",
            "start_date": "2018-02-01",
            "restrictive": "N",
        }
    ],
    "upw_details": [{"disposal_id": "D1", "minutes_ordered": 4800}],
    "enquiry": [
        {
            "enquiry_id": "Q1",
            "crn": "X1",
            "event_id": "E1",
            "type": "POLICE_DA",
            "stage": "PSR",
            "requested_at": "2018-01-20",
            "response_at": "2018-01-25",
            "response_result": "NEGATIVE",
        }
    ],
    "registration": [
        {
            "registration_id": "G1",
            "crn": "X1",
            "register_type": "RHRH",
            "start_date": "2018-01-01",
            "deregistered": "N",
        }
    ],
    "contact": [
        {
            "contact_id": "C1",
            "crn": "X1",
            "event_id": "E1",
            "contact_type": "CHVS",
            "contact_date": "2018-02-10",
            "start_time": "10:30",
            "outcome_code": "ATTC",
            "attended": "Y",
            "staff_code": "N1",
            "team_code": "T1",
            "provider_code": "P1",
            "created_at": "2018-02-10 11:00",
            "last_updated_at": "10/02/2018 12:00",
            "hours_credited": "1.5",
        }
    ],
}
ACCOUNT = {
    "provider": "P1",
    "regime": "NPS_CRC",
    "census_date": "2018-08-31",
    "period_start": "2017-09-01",
    "period_end": "2018-08-31",
    "partial_tables": [],
}


def write_extract(folder: Path, tables: Rows = GOOD, **said: Any) -> Path:
    """An extract as CSV files, every needed table among them, with what extract.json says changed by ``said``."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in DEFINITION.tables.values():
        if table.needed or table.name in tables:
            names = list(table.field_by_name)
            lines = [names, *([str(row.get(name, "")) for name in names] for row in tables.get(table.name, ()))]
            text = "\n".join(",".join(line) for line in lines)
            (folder / f"{table.name}.csv").write_text(f"{text}\n", encoding="utf-8")
    (folder / "extract.json").write_text(json.dumps({**ACCOUNT, **said}), encoding="utf-8")
    return folder


def read_cases(fact: Fact, cases: WorkedCases, case: WorkedCase, folder: Path) -> tuple[Asked, dict[str, Any]]:
    """What a fact’s own query gives for a worked case, and what it was asked with."""
    folder.mkdir()
    asked = Asked(account_of(cases, case), case.as_at, load_parameters())
    paths = write_tables(folder, cases.rows_of(case))
    terms = list_terms(DEFINITION, load_views(), case.as_at)
    with open_tables(DuckEngine(folder), DEFINITION, paths) as engine:
        row = fetch_subject(engine, fact, terms, asked, [case.subject])
    assert row is not None
    return asked, row
