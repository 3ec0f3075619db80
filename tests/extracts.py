"""Small extracts to test with: tables from a few rows, and what facts say of them."""

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
from trueline.warehouse.engines.terms import list_columns, list_terms
from trueline.warehouse.running import Engine, run_facts

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
    held = account(partial_tables=case.partial_tables, provider=cases.provider, regime=cases.regime)
    found = ask_facts(engine, [fact], cases.rows_of(case), case.as_at, folder, held)
    status, value, shown, missing = found[fact.id, case.subject]
    return status, value, tuple(shown.split()), missing
