"""Measures and timelines as people have them worked out."""

import csv
import shutil
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pytest

from tests.integration.typed import Call, machine
from trueline.intake.measure_files import load_measures

DAY = "2018-08-31"


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from trueline.actions.desk.caseloads import invent_caseload

    folder = tmp_path_factory.mktemp("invented") / "extract"
    invent_caseload(60, "1", folder, "nps-standards-2018", date(2018, 8, 31))
    return folder


def test_every_measure_is_worked_out_and_says_what_it_lacks(call: Call, invented: Path, tmp_path: Path) -> None:
    out = tmp_path / "measured.csv"
    code, told, _ = call("caseload", "measure", invented, "--as-at", DAY, "--out", out)
    assert code == 0 and "tier_scheme" in told and all(id_ in told for id_ in load_measures())
    with out.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["measure"] for row in rows} >= {"ogrs3", "rar-days", "sl002-allocation", "allocation", "cases-held"}
    for row in rows:
        assert bool(row["missing"]) == (not row["value"] and not row["answer"]), row


def test_one_measure_is_worked_out_for_machines(call: Call, invented: Path, tmp_path: Path) -> None:
    out = tmp_path / "one.parquet"
    words = ("caseload", "measure", invented, "--as-at", DAY, "--out", out, "--measure", "sl002-allocation", "--json")
    told = machine(call(*words))
    assert told["counts"] == {"sl002-allocation": {"known": 1, "unknown": 0}}
    assert [(one["id"], one["value"]) for one in told["limits"]] == [("allocation_days", 2)]
    assert duckdb.execute(f"SELECT DISTINCT measure FROM '{out}'").fetchall() == [("sl002-allocation",)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--out", "m.txt"), "no format we write"),
        (("--out", "m.csv", "--measure", "iq"), "no such measure"),
        (("--out", "m.csv", "--engine", "pandas"), "no such engine"),
    ],
)
def test_what_cannot_be_worked_out_is_refused(call: Call, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    words = tuple(str(tmp_path / word) if word.startswith("m.") else word for word in words)
    code, _, err = call("caseload", "measure", tmp_path, "--as-at", DAY, *words)
    assert code == 1 and told in err
    assert not list(tmp_path.iterdir())


def test_measures_are_listed_and_explained(call: Call) -> None:
    code, out, _ = call("caseload", "measures")
    assert code == 0 and "ogrs3" in out and "per cent in two years" in out
    assert [one["id"] for one in machine(call("caseload", "measures", "--json"))] == list(load_measures())
    code, out, _ = call("caseload", "measures", "--explain", "band")
    assert code == 0 and "Reading" in out and "band_rules" in out and "FROM latest_bands" in out
    assert "Reading" not in call("caseload", "measures", "--explain", "workload-recorded")[1]
    assert "ogrs3_ages" in machine(call("caseload", "measures", "--explain", "ogrs3", "--json"))["sql"]
    assert "count(is_met)" in machine(call("caseload", "measures", "--explain", "sl002-allocation", "--json"))["sql"]
    assert "“--explain”: no such measure" in call("caseload", "measures", "--explain", "iq")[2]
    code, out, _ = call("caseload", "measures", "--explain", "unpaid-work-hours", "--sql", "athena")
    assert code == 0 and '"extract"' in out
    assert "no such dialect" in call("caseload", "measures", "--explain", "band", "--sql", "oracle")[2]


@pytest.mark.skipif(find_spec("pyspark") is None, reason="needs “pip install trueline[spark]”")
@pytest.mark.skipif(shutil.which("java") is None, reason="needs Debian’s openjdk-17-jre-headless")
def test_spark_gives_the_same_rows(call: Call, invented: Path, tmp_path: Path) -> None:
    for engine in ("duckdb", "spark"):
        out = tmp_path / f"{engine}.parquet"
        assert call("caseload", "measure", invented, "--as-at", DAY, "--out", out, "--engine", engine)[0] == 0
    for one, other in (("duckdb", "spark"), ("spark", "duckdb")):
        query = f"SELECT * FROM '{tmp_path / one}.parquet' EXCEPT ALL SELECT * FROM '{tmp_path / other}.parquet'"
        assert duckdb.execute(query).fetchall() == []


def test_a_timeline_is_told_and_given_to_machines(call: Call, invented: Path) -> None:
    words = ("caseload", "timeline", invented, "--event", "PLANTED-VISITED-LATE", "--as-at", DAY)
    code, out, _ = call(*words)
    assert code == 0
    assert "Sentenced: Community order" in out and "entries" in out and "contact:PLANTED-VISITED-LATE-0" in out
    told = machine(call(*words, "--json"))
    assert {"day", "time", "kind", "told", "row", "entered_at", "days_late", "restricted"} == set(told[0])
    assert [one["day"] for one in told] == sorted(one["day"] for one in told)
    assert "no such event" in call("caseload", "timeline", invented, "--event", "E999", "--as-at", DAY)[2]
    code, out, _ = call("caseload", "timeline", invented, "--event", "E1", "--as-at", DAY)
    assert code == 0 and "later" in out


def test_what_spark_lacks_is_told(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trueline.warehouse.engines.spark.find_spec", lambda _: None)
    words = ("caseload", "measure", tmp_path, "--as-at", DAY, "--out", tmp_path / "m.csv", "--engine", "spark")
    assert "trueline[spark]" in call(*words)[2]
