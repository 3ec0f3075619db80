"""Are pages and tables written as they should be read, and the same each time?"""

import json
from pathlib import Path

from tests.unit.reports import RULES, sources
from trueline.core.reports import Cell, Report, Section, Table, build_report, release
from trueline.publishing.html import render_html
from trueline.publishing.tables import to_csv, to_json
from trueline.warehouse.tables import to_parquet


def page(*blocks: object, **more: object) -> str:
    report = Report("T <1>", "I", "today", (Section("s", "S", blocks),), **more)  # type: ignore[arg-type]
    return render_html(release(report, RULES)).decode()


def test_a_page_escapes_what_people_wrote_and_marks_what_is_invented() -> None:
    told = page(marking="Invented!")
    assert "T &lt;1&gt;" in told
    assert told.count("Invented!") == 2
    assert "Invented!" not in page()


def test_a_page_leads_from_each_figure_to_its_row() -> None:
    told = render_html(release(build_report(sources()), RULES)).decode()
    assert 'href="#figure-2.1.1"' in told
    assert 'id="figure-2.1.1"' in told
    assert "Made from the bundle with the digest abc." in told
    assert told == render_html(release(build_report(sources()), RULES)).decode()


def test_numbers_stand_to_the_right_under_their_heading() -> None:
    rows = ((Cell("a", is_heading=True), Cell("1", is_number=True)),)
    assert '<th scope="col" class="number">n</th>' in page(Table("t", "T", ("x", "n"), rows))


def test_tables_are_written_as_csv_and_json() -> None:
    assert to_csv([{"a": "é", "b": None}]) == "a,b\né,\n".encode()
    assert to_csv([], ("a", "b")) == b"a,b\n"
    assert json.loads(to_json({"é": 1})) == {"é": 1}


def test_parquet_is_the_same_for_the_same_rows(tmp_path: Path) -> None:
    import duckdb

    rows = [{"name": "a'b", "count": 1}, {"name": None, "count": 2.5}]
    content = to_parquet(rows)
    assert content == to_parquet(rows)
    path = tmp_path / "rows.parquet"
    path.write_bytes(content)
    assert duckdb.sql(f"SELECT * FROM '{path}'").fetchall() == [("a'b", 1.0), (None, 2.5)]
