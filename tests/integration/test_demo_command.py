"""Does “demo” make a whole invented inspection that says so, and take nothing away?"""

import csv
import json
import re
import signal
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from tests.integration.typed import NPS, TRUELINE, Call, machine
from trueline.core.problems import Refused


def test_a_demo_is_made_told_and_replaced_but_nothing_else_is(call: Call, tmp_path: Path) -> None:
    into = tmp_path / "somewhere" / "demo"
    code, out, err = call("demo", "--into", into, "--seed", "7")
    assert code == 0
    assert "Everything in it is invented" in out and str(into / "report.html") in out
    assert "Drawing the sample" in err
    first = {path.relative_to(into): path.read_bytes() for path in into.rglob("*") if path.is_file()}
    told = machine(call("demo", "--into", into, "--seed", "7", "--json"))
    assert told["folder"] == str(into)
    assert {path.relative_to(into): path.read_bytes() for path in into.rglob("*") if path.is_file()} == first
    assert [path.name for path in into.parent.iterdir()] == ["demo"]
    (into / "READ-ME-FIRST.txt").unlink()
    code, _, err = call("demo", "--into", into)
    assert code == 1
    assert "something else is there: bundle, figures.csv" in err


def test_a_demo_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from trueline.actions.desk import demos

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(demos, "make_report", fail)
    with pytest.raises(Refused, match="could not be written: No space left"):
        demos.make_demo(tmp_path / "demo", "7", NPS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("framework", "overall", "shown"),
    [
        (
            "adult-offending-work-2013",
            "4: The mean share of work above the line over",
            ("Restorative justice", "What people told us", "% with enough progress"),
        ),
        (
            "quality-and-impact-2016",
            "protecting-public CRC: Judged",
            ("CRC effectiveness", "NPS effectiveness", "CRC and NPS working together", "Enablers", "Barriers", "% with enough done", "Lowest"),
        ),
    ],
)  # fmt: skip
def test_any_edition_has_its_invented_inspection(
    call: Call, tmp_path: Path, framework: str, overall: str, shown: tuple[str, ...]
) -> None:
    code, out, err = call("demo", "--into", tmp_path / "demo", "--framework", framework)
    assert code == 0, err
    assert overall in out
    told = (tmp_path / "demo" / "report.html").read_text()
    assert [one for one in shown if one not in told] == []
    anchors = set(re.findall(r'id="([^"]+)"', told))
    assert set(re.findall(r'href="#([^"]+)"', told)) <= anchors


def test_the_demo_says_everywhere_that_it_is_invented(demo: Path) -> None:
    assert "invented" in (demo / "READ-ME-FIRST.txt").read_text()
    for path in (demo / "longlists").iterdir():
        heading, *rows = path.read_text().splitlines()
        assert heading.endswith("Invented data")
        assert all(row.endswith("invented") for row in rows)
    assert (demo / "report.html").read_text().count("Invented") > 2
    assert json.loads((demo / "bundle" / "inspection.json").read_text())["is_invented"] is True


def test_the_demo_is_the_size_of_the_division_it_is_modelled_on(demo: Path) -> None:
    from trueline.synthetic.providers import invent_division

    division = invent_division("1")
    assert (len({unit.cluster for unit in division.units}), len(division.units), len(division.officers)) == (
        13,
        29,
        280,
    )
    account = json.loads((demo / "bundle/samples/case-supervision/account.json").read_text())
    # A published sample of 128 comes from 557 to 576 cases; chance has its say.
    assert 540 <= account["population"] <= 620
    assert 126 <= account["size"] <= 131
    assert set(account["set_aside"]) == {
        "aside.not-started",
        "aside.outside-window",
        "aside.ended-before-window",
        "aside.duplicate-person",
    }


def test_neither_bundle_nor_report_holds_a_name_or_a_reference_from_a_longlist(demo: Path) -> None:
    listed = [row for path in (demo / "longlists").iterdir() for row in csv.DictReader(path.read_text().splitlines())]
    told = "".join(path.read_text() for path in [*(demo / "bundle").rglob("*"), demo / "report.html"] if path.is_file())
    words = re.findall(r"[\w/]+", told)
    assert len(listed) > 2_000
    for heading in ("CRN", "PNC"):
        assert not {row[heading] for row in listed if row[heading]} & set(words), heading
    # Whole names of people: two words that follow each other, whichever of them comes first.
    pairs = set(pairwise(words))
    people = {(row["First name(s)"], row["Family name"]) for row in listed}
    assert not {(first, family) for first, family in people if (first, family) in pairs or (family, first) in pairs}
    staff = {row[heading] for row in listed for heading in STAFF if row.get(heading)}
    assert len(staff) > 200
    assert not {name for name in staff if tuple(name.split()[:2]) in pairs}


STAFF = ("Responsible officer", "Manager", "Victim liaison officer")


def run_demo(tmp_path: Path) -> "subprocess.Popen[str]":
    words = [*TRUELINE, "demo", "--into", str(tmp_path / "demo")]
    return subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)


def test_a_demo_that_is_ended_leaves_nothing_behind(tmp_path: Path) -> None:
    running = run_demo(tmp_path)
    assert running.stderr
    assert "Inventing" in running.stderr.readline()
    assert "Drawing" in running.stderr.readline(), "it has begun to write"
    running.send_signal(signal.SIGTERM)
    running.communicate()
    assert running.returncode == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--seed", " "), "“--seed”: no seed: “' '”. Write a number or a word."),
        (("--seed", "a\x07"), "“--seed”: no seed"),
        (("--into", "."), "it holds the folder you are in"),
        (("--into", "taken"), "something else is there: taken"),
        (("--into", "full"), "something else is there: mine.txt"),
        (("--framework", "./nowhere"), "no such folder"),
    ],
)
def test_a_demo_goes_nowhere_where_it_would_take_something_away(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], expected: str
) -> None:
    (tmp_path / "taken").write_text("x")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    code, _, err = call("demo", *words)
    assert code == 1
    assert expected in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["full", "taken"]


def test_a_demo_fills_an_empty_folder(call: Call, tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    assert call("demo", "--into", tmp_path / "demo")[0] == 0
