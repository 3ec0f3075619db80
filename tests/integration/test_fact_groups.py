"""Facts by group, as people ask for them, beside a slow count of the same rows."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.integration.typed import Call, machine

DAY = ("--as-at", "2018-08-31")


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from trueline.actions.desk.caseloads import invent_caseload

    folder = tmp_path_factory.mktemp("invented") / "extract"
    invent_caseload(300, "1", folder, "nps-standards-2018", date(2018, 8, 31))
    return folder


def read(folder: Path, name: str) -> list[dict[str, object]]:
    found = duckdb.execute(f"SELECT * FROM '{folder / name}.parquet'")
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_groups_are_those_of_a_slow_count(call: Call, extract: Path, tmp_path: Path) -> None:
    out, run = tmp_path / "groups.csv", tmp_path / "facts.csv"
    words = ("--fact", "CF-064", "--by", "gender")
    assert call("facts", "groups", extract, *DAY, "--out", out, *words)[0] == 0
    assert call("facts", "run", extract, *DAY, "--out", run, "--fact", "CF-064")[0] == 0
    genders = {str(row["crn"]): str(row["gender"]) for row in read(extract, "person")}
    people = {str(row["event_id"]): str(row["crn"]) for row in read(extract, "event")}
    with run.open(newline="") as file:
        counted = Counter((genders[people[row["subject"]]], row["status"]) for row in csv.DictReader(file))
    with out.open(newline="") as file:
        rows = {row["group"]: row for row in csv.DictReader(file)}
    assert set(rows) == {gender for gender, _ in counted}
    for gender, row in rows.items():
        if row["true"]:
            assert [int(row[name]) for name in ("true", "false", "not_applicable", "unknown")] == [
                counted[gender, status] for status in ("true", "false", "not applicable", "unknown")
            ]
    assert any(row["true"] for row in rows.values())


def test_every_fact_of_events_and_people_has_every_grouping(call: Call, extract: Path, tmp_path: Path) -> None:
    out = tmp_path / "groups.json"
    code, page, _ = call("facts", "groups", extract, *DAY, "--out", out)
    assert code == 0 and "with fewer than 10 subjects" in page and out.is_file()
    told = machine(
        call("facts", "groups", extract, *DAY, "--out", out, "--fact", "CF-064", "--fact", "CF-113", "--json")
    )
    assert {(one["fact"], one["by"]) for one in told["groups"]} == {
        (fact, by) for fact in ("CF-064", "CF-113") for by in ("unit", "grade", "rosh", "gender", "ethnicity")
    }
    hidden = [one for one in told["groups"] if one["hidden"]]
    assert hidden and all(one["true"] is None and one["percent"] is None for one in hidden)


def test_one_fact_is_told_on_the_terminal(call: Call, extract: Path, tmp_path: Path) -> None:
    code, page, _ = call("facts", "groups", extract, *DAY, "--out", tmp_path / "g.csv", "--fact", "CF-091")
    assert code == 0 and "hidden" in page and "interval at 80%" in page
    code, page, _ = call("facts", "groups", extract, *DAY, "--out", tmp_path / "g.csv", "--fact", "CF-061")
    assert code == 0 and "–" in page and "0 of 0" in page


def test_limits_that_are_assumptions_are_shown_as_such(call: Call, extract: Path, tmp_path: Path) -> None:
    words = ("facts", "groups", extract, *DAY, "--out", tmp_path / "g.csv", "--by", "gender", "--fact", "CF-043")
    row = next(line for line in call(*words)[1].splitlines() if line.startswith("contact_min_days"))
    assert row.endswith("assumption")
    page = call(*words, "--fact", "CF-051")[1]
    assert "With limits that are assumptions (“facts explain” shows them): CF-043, CF-051." in page
    limits = {one["id"]: one["basis"] for one in machine(call(*words, "--json"))["limits"]}
    assert limits["contact_min_days"] == "A"
    assert "assumptions" not in call(*words[:-1], "CF-001", "--fact", "CF-113")[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--out", "g.txt"), "no format we write"),
        (("--out", "g.csv", "--by", "height"), "no grouping we know"),
        (("--out", "g.csv", "--fact", "CF-101"), "has no groups"),
        (("--out", "g.csv", "--fact", "CF-999"), "no such fact"),
    ],
)
def test_what_cannot_be_grouped_is_refused(
    call: Call, extract: Path, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    words = tuple(str(tmp_path / word) if word.startswith("g.") else word for word in words)
    code, _, err = call("facts", "groups", extract, *DAY, *words)
    assert code == 1 and told in err and not list(tmp_path.iterdir())
