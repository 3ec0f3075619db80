"""Two runs of the facts compared, as after a recommendation."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.integration.typed import Call, machine

ASKED = ("--fact", "CF-004", "--fact", "CF-064")


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from trueline.actions.desk.caseloads import invent_caseload

    folder = tmp_path_factory.mktemp("invented") / "extract"
    invent_caseload(80, "1", folder, "nps-standards-2018", date(2018, 8, 31))
    return folder


@pytest.fixture
def runs(call: Call, extract: Path, tmp_path: Path) -> tuple[Path, Path]:
    before, after = tmp_path / "before.csv", tmp_path / "after.parquet"
    for out, day in ((before, "2018-05-31"), (after, "2018-08-31")):
        assert call("facts", "run", extract, "--as-at", day, "--out", out, *ASKED)[0] == 0
    return before, after


def test_each_fact_is_told_then_and_now(call: Call, runs: tuple[Path, Path]) -> None:
    before, after = runs
    told = machine(call("facts", "compare", before, after, "--json"))
    assert (told["before"], told["after"], told["level"]) == ("2018-05-31", "2018-08-31", 0.95)
    by_fact = {one["fact"]: one for one in told["facts"]}
    for id_, one in by_fact.items():
        for path, side in ((before, "before"), (after, "after")):
            counted = duckdb.execute(
                f"SELECT status, count(*) FROM '{path}' WHERE fact = '{id_}' GROUP BY status"
            ).fetchall()
            assert {status: number for status, number in one[side].items() if number} == dict(counted)
        assert one["low"] <= one["points"] <= one["high"]
    query = f"SELECT count(*) FROM '{before}' AS b JOIN '{after}' AS a USING (fact, subject)"
    began = duckdb.execute(f"{query} WHERE fact = 'CF-064' AND b.status = 'false' AND a.status = 'true'").fetchone()
    assert began == (by_fact["CF-064"]["began"],)
    assert told["assumed"] == ["CF-064"]
    code, page, _ = call("facts", "compare", before, after)
    assert "With limits that are assumptions where the provider has none of its own" in page
    assert code == 0 and "Outcome of an appointment missing" in page and "nothing to do with each other" in page


def test_the_facts_of_a_recommendation(call: Call, runs: tuple[Path, Path]) -> None:
    told = machine(call("facts", "compare", *runs, "--recommendation", "rec-04", "--json"))
    assert [one["fact"] for one in told["facts"]] == ["CF-004"]
    assert told["assumed"] == []
    assert "assumptions" not in call("facts", "compare", *runs, "--recommendation", "rec-04")[1]
    code, _, err = call("facts", "compare", *runs, "--recommendation", "REC-99")
    assert code == 1 and "no fact carries it" in err and "REC-04" in err


def test_a_fact_without_a_share_has_no_change(call: Call, runs: tuple[Path, Path], tmp_path: Path) -> None:
    nobody = tmp_path / "nobody.csv"
    nobody.write_text(runs[0].read_text().replace(",true,", ",unknown,").replace(",false,", ",unknown,"))
    told = machine(call("facts", "compare", nobody, runs[1], "--json"))
    assert {(one["points"], one["low"]) for one in told["facts"]} == {(None, None)}
    assert "–" in call("facts", "compare", nobody, runs[1])[1]


def test_what_cannot_be_compared_is_refused(call: Call, runs: tuple[Path, Path], tmp_path: Path) -> None:
    before, after = runs
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    assert "not the rows of facts" in call("facts", "compare", other, after)[2]
    assert "no such file" in call("facts", "compare", before, tmp_path / "nothing.csv")[2]
    broken = tmp_path / "broken.parquet"
    broken.write_text("no parquet")
    assert "not the rows of facts" in call("facts", "compare", broken, after)[2]
    assert "no level" in call("facts", "compare", before, after, "--level", "95")[2]
    assert "no fact stands in both" in call("facts", "compare", before, after, "--fact", "CF-091")[2]
    newer = tmp_path / "newer.csv"
    newer.write_text(before.read_text().replace(",1\n", ",2\n"))
    code, _, err = call("facts", "compare", newer, after)
    assert code == 1 and "CF-004 was asked in version 2 before and 1 now" in err
