"""Measures asked of small extracts: what comes out for each subject."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from tests.extracts import DEFINITION, Rows, write_tables
from trueline.core.caseloads import ExtractAccount
from trueline.core.facts import Measure, Parameters
from trueline.intake.fact_files import load_parameters, load_views
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.engine import Engine
from trueline.warehouse.engines.terms import list_terms
from trueline.warehouse.measuring import run_measures

#: Value, answer, what it was made of, and what is missing.
Measured = tuple[float | None, str, dict[str, str], tuple[str, ...]]


def ask_measures(
    engine: Engine,
    measures: Iterable[Measure],
    tables: Rows,
    as_at: date,
    folder: Path,
    held: ExtractAccount,
    parameters: Parameters | None = None,
) -> dict[tuple[str, str], Measured]:
    """What each measure says of each subject."""
    engine.open(DEFINITION, write_tables(folder, tables))
    asked = Asked(held, as_at, parameters or load_parameters())
    found: dict[tuple[str, str], Measured] = {}
    for path in run_measures(engine, measures, list_terms(DEFINITION, load_views(), as_at), asked, folder):
        query = f"SELECT measure, subject, value, answer, made_of, missing FROM '{path}'"
        for measure, subject, value, answer, made_of, missing in duckdb.execute(query).fetchall():
            assert (measure, subject) not in found, f"{measure}: one row for each subject"
            found[measure, subject] = (value, answer, read_parts(made_of), tuple(filter(None, missing.split("; "))))
    return found


def read_parts(made_of: str) -> dict[str, Any]:
    return dict(part.split("=", 1) for part in made_of.split("; ") if part)
