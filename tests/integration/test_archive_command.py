"""Does “archive” list, show, check, compare and export the published inspections?"""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.integration.typed import Call, machine


def test_the_archive_is_listed_shown_checked_and_compared(call: Call) -> None:
    code, out, _ = call("archive", "list")
    assert code == 0 and out.count("\n") == 6
    assert len(machine(call("archive", "list", "--json"))) == 5
    for id_ in ("nps-midlands-2018", "northumbria-iaow-2013", "south-yorkshire-qi-2017"):
        assert call("archive", "show", id_)[0] == 0
    assert machine(call("archive", "show", "nps-midlands-2018", "--json"))["overall"] == "Good"
    code, out, _ = call("archive", "check")
    assert code == 0
    assert "12 standards recomputed from their key questions: 11 agree, 1 explained" in out
    assert "2 overall ratings: 2 agree" in out
    assert "overall, 18 of 30 points" in out and "overall, 21 of 30 points" in out
    assert len(call("archive", "check", "--all")[1]) > len(out)
    assert len(machine(call("archive", "check", "--json"))) == 5
    code, out, _ = call("archive", "compare", "nps-midlands-2018")
    assert code == 0 and "Outstanding" in out and "78%" in out
    assert machine(call("archive", "compare", "nps-midlands-2018", "nps-north-east-2019", "--json"))[0]["id"] == "1.1"
    assert call("archive", "compare", "nps-midlands-2018", "northumbria-iaow-2013")[0] == 1


def test_an_unexplained_difference_ends_with_1(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from trueline.actions.desk import archives

    first, *rest = archives.check_archive()
    wrong = type(first.checks[0])("sum", "x", "1", "2", 1, "unexplained")
    doubted = replace(first, checks=(*first.checks, wrong))
    monkeypatch.setattr(archives, "check_archive", lambda: (doubted, *rest))
    code, out, _ = call("archive", "check")
    assert code == 1
    assert "DIFFERS, unexplained" in out


@pytest.mark.parametrize("ending", ["csv", "json", "parquet"])
def test_the_archive_is_exported(call: Call, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"archive.{ending}"
    assert machine(call("archive", "export", path, "--json"))["figures"] > 1000
    first = path.read_bytes()
    assert "figures written" in call("archive", "export", path)[1]
    assert path.read_bytes() == first
    code, _, err = call("archive", "export", tmp_path / "archive.xls")
    assert code == 1 and err.startswith("“FILE”: no format we write") and ".csv or .json or .parquet" in err
