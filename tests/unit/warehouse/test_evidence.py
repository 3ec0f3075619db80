"""Does every piece of evidence name a row by its table and its key, and is that row there?"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
import sqlglot
from sqlglot import exp

import trueline
from tests.extracts import DEFINITION
from tests.twins.record import get_shown_key, show_row
from trueline.actions.desk.caseloads import invent_caseload, open_caseload
from trueline.actions.desk.facts import run_facts_over
from trueline.intake.fact_files import load_worked_cases
from trueline.intake.sql_files import read_sql

WAREHOUSE = Path(trueline.__file__).parent / "warehouse"
WRITTEN = {str(path.relative_to(WAREHOUSE)): read_sql(path).sql for path in sorted(WAREHOUSE.rglob("*.sql"))}
WORKED = load_worked_cases()
DAY = date(2018, 8, 31)


def list_evidence(sql: str) -> Iterator[tuple[str, list[exp.Expression]]]:
    """The tables that a query shows rows of, each with what follows its name."""
    for joined in sqlglot.parse_one(sql, read="duckdb").find_all(exp.DPipe):
        first, *parts = joined.flatten()
        is_whole = not isinstance(joined.parent, exp.DPipe)
        if is_whole and isinstance(first, exp.Literal) and str(first.this).endswith(":"):
            yield str(first.this)[:-1], parts


def name_rows(table: str, rows: Iterable[Mapping[str, Any]]) -> set[str]:
    return {show_row(table, row) for row in rows}


@pytest.mark.parametrize(("name", "sql"), WRITTEN.items(), ids=list(WRITTEN))
def test_a_query_shows_a_row_by_the_fields_of_its_key(name: str, sql: str) -> None:
    for table, parts in list_evidence(sql):
        fields = DEFINITION.tables[table].field_by_name
        key = [fields[one] for one in get_shown_key(table)]
        assert [isinstance(part, exp.Cast) for part in parts[::2]] == [one.kind == "day" for one in key], table
        assert [part.this for part in parts[1::2]] == ["/"] * (len(key) - 1), table
        assert all(one.needed for one in key), "a blank part would leave nothing of the whole"


def test_no_code_of_a_key_holds_a_blank() -> None:
    for table in DEFINITION.tables.values():
        lists = {table.field_by_name[name].list for name in get_shown_key(table.name)} - {""}
        assert [one.code for id_ in lists for one in DEFINITION.list_by_id[id_].codes if " " in one.code] == []


@pytest.mark.parametrize("id_", WORKED)
def test_what_shows_a_worked_case_is_among_its_rows(id_: str) -> None:
    for case in WORKED[id_].cases:
        rows = WORKED[id_].rows_of(case)
        for shown in case.shown_by:
            table = shown.partition(":")[0]
            assert table in DEFINITION.tables
            assert shown in name_rows(table, rows[table]), case.title


def test_what_shows_the_facts_of_an_extract_is_among_its_rows(tmp_path: Path) -> None:
    folder, out = tmp_path / "extract", tmp_path / "facts.parquet"
    invent_caseload(120, "1", folder, "nps-standards-2018", DAY)
    run_facts_over(folder, DAY, out)
    query = f"SELECT DISTINCT unnest(string_split(shown_by, ' ')) FROM '{out}' WHERE shown_by <> ''"
    shown = {row for (row,) in duckdb.execute(query).fetchall()}
    there: set[str] = set()
    with open_caseload(folder) as extract:
        for table in {one.partition(":")[0] for one in shown}:
            found = duckdb.execute(f"SELECT * FROM '{extract.paths[table]}'")
            columns = [column[0] for column in found.description]
            there |= name_rows(table, (dict(zip(columns, row, strict=True)) for row in found.fetchall()))
    assert shown - there == set()
    # Nothing would be held to the rule by rows that nobody shows.
    asked = [sql for name, sql in WRITTEN.items() if not name.startswith("queries/")]
    joined = {table for sql in asked for table, parts in list_evidence(sql) if len(parts) > 1}
    assert joined - {one.partition(":")[0] for one in shown} == set()
