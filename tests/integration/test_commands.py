"""Every command as somebody types it: what it prints, what it writes, and how it ends."""

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.builders import write_csv
from trueline.core.problems import Refused

Call = Callable[..., tuple[int, str, str]]
NPS = "nps-standards-2018"
#: The command in a process of its own.
TRUELINE = [sys.executable, "-c", "from trueline.cli.main import run; run()"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from trueline.actions.desk.demos import make_demo

    return make_demo(tmp_path_factory.mktemp("demos") / "demo", "1", NPS).folder


def machine(told: tuple[int, str, str]) -> Any:
    assert told[0] == 0, told
    return json.loads(told[1])


def test_help_names_every_command(call: Call) -> None:
    code, out, _ = call("--help")
    assert code == 0
    assert all(word in out for word in ("demo", "framework", "sample", "score", "rate", "report", "wording", "archive"))


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("sampel", "size"), "sample"),
        (("framework", "shwo"), "show"),
        (("sample", "size", "--populaton", "5"), "--population"),
    ],
)
def test_what_is_mistyped_is_refused_with_the_nearest_that_is_known(
    call: Call, words: tuple[str, ...], near: str
) -> None:
    code, _, err = call(*words)
    assert code == 2
    assert near in err


@pytest.mark.parametrize(
    ("population", "size"), [(576, 128), (503, 124), (486, 123), (130, 73), (25, 22), (577, 129), (580, 129)]
)
def test_the_published_sizes_come_out_with_workings(call: Call, population: int, size: int) -> None:
    code, out, _ = call("sample", "size", "--population", population)
    assert (code, out.splitlines()[0]) == (0, f"{size} of {population} cases")
    assert "n0 = z²" in out and "Basis" in out
    told = machine(call("sample", "size", "--population", population, "--json"))
    assert told["size"] == size
    assert len(told["workings"]) == 4


def test_a_refusal_is_told_to_people_and_machines_and_ends_with_1(call: Call) -> None:
    code, out, err = call("sample", "size", "--population", "-3")
    assert (code, out) == (1, "")
    assert err.endswith("1 problem. Nothing was changed.\n")
    code, out, _ = call("sample", "size", "--population", "-3", "--json")
    assert code == 1
    assert json.loads(out)["problems"][0]["value"] == "-3"


def test_a_file_that_cannot_be_opened_is_told(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "figures.csv", [{"id": "2.1.1"}])

    def deny(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", deny)
    code, _, err = call("rate", path, "--framework", NPS)
    assert code == 1
    assert "cannot be used: Permission denied" in err


def test_frameworks_are_listed_shown_checked_and_compared(call: Call, tmp_path: Path) -> None:
    code, out, _ = call("framework", "list")
    assert code == 0 and NPS in out
    listed = {one["id"]: one for one in machine(call("framework", "list", "--json"))}[NPS]
    code, out, _ = call("framework", "show", NPS)
    assert "2.4.3" in out and "methods/lowest-key-question/bands/good" in out and "rosh_issues" in out
    assert "stated in a published report" in out
    assert machine(call("framework", "show", NPS, "--json"))["id"] == NPS
    code, out, _ = call("framework", "show", "nps")
    assert code == 1
    folder = Path(__file__).parents[2] / "trueline" / "frameworks" / NPS
    code, out, _ = call("framework", "check", folder)
    assert code == 0 and "no mistakes" in out and listed["fingerprint"] in out
    assert machine(call("framework", "check", folder, "--json"))["problems"] == []
    assert call("framework", "check", NPS)[1] == out, "its id stands for its folder"
    code, _, err = call("framework", "check", tmp_path)
    assert code == 1 and err.endswith("problems.\n"), "nothing was to be changed"
    assert call("framework", "diff", NPS, NPS)[1] == "They say the same.\n"
    assert machine(call("framework", "diff", NPS, NPS, "--json")) == []


def test_a_changed_framework_shows_what_changed(call: Call, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(Path(__file__).parents[2] / "trueline" / "frameworks" / NPS, tmp_path / "mine"))
    path = folder / "framework.yaml"
    path.write_text(
        path.read_text().replace("revision: 3", "revision: 4").replace("unit: NPS division", f"unit: {'x' * 80}")
    )
    code, out, _ = call("framework", "diff", NPS, f"{folder}/")
    assert code == 0
    assert "revision" in out and "x" * 30 in out
    told = machine(call("framework", "diff", f"{folder}/", NPS, "--json"))
    assert told == [
        {"part": "revision", "first": "4", "second": "3"},
        {"part": "unit", "first": "x" * 80, "second": "NPS division"},
    ]


def test_a_folder_is_named_with_a_slash_and_a_borrowed_id_is_told(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(Path(__file__).parents[2] / "trueline" / "frameworks" / NPS, tmp_path / "mine"))
    monkeypatch.chdir(tmp_path)
    assert "did you mean “./mine”?" in call("framework", "show", "mine")[2]
    path = folder / "framework.yaml"
    path.write_text(path.read_text().replace("unit: NPS division", "unit: another"))
    assert f"mine/framework.yaml:4: “{NPS}”, revision 3, comes with Trueline" in call("framework", "check", "mine")[2]
    path.write_text(path.read_text().replace("revision: 3", "revision: 4"))
    assert call("framework", "check", "mine")[0] == 0
    assert call("framework", "show", ".")[0] == 1


def test_an_edition_without_an_overall_rating_can_be_shown(call: Call, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(Path(__file__).parents[2] / "trueline" / "frameworks" / NPS, tmp_path / "mine"))
    path = folder / "ratings.yaml"
    kept = [part for part in path.read_text().split("\n\n") if not part.startswith(("# Points", "# When"))]
    path.write_text("\n\n".join(kept))
    examples = folder / "examples.yaml"
    examples.write_text("phrases:\n- {percent: 100, words: all}\n")
    path = folder / "standards" / "1-organisational-delivery.yaml"
    path.write_text(path.read_text().replace("    source: S0:329\n", "    source: S0:329\n    summary: false\n"))
    assert call("framework", "show", f"{folder}/")[0] == 0
    figures = write_csv(tmp_path / "f.csv", [{"id": "1.1", "rating": "good"}])
    code, out, _ = call("rate", figures, "--framework", f"{folder}/")
    assert (code, out.splitlines()[0]) == (0, "Overall: no rating")


def test_answers_are_scored_and_the_figures_rated(call: Call, demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "figures.csv"
    code, told, _ = call(
        "score",
        demo / "bundle" / "answers.csv",
        "--framework",
        NPS,
        "--population",
        "case-supervision=569",
        "--out",
        out,
    )
    assert code == 0 and "figures written" in told
    assert out.read_text().splitlines()[0] == "id,met,not_met,leaves,unknown,percent,n,population,low,high"
    code, told, _ = call("rate", out, "--framework", NPS)
    assert code == 0
    assert "Overall:" in told and "Basis of the rules" in told and "probability" in told
    rated = machine(call("rate", out, "--framework", NPS, "--json"))
    assert {one["id"] for one in rated["standards"]} >= {"2.1", "3.2"}
    assert next(one for one in rated["standards"] if one["id"] == "2.1")["up"]["cases"] > 0
    scored = machine(
        call("score", demo / "bundle" / "answers.csv", "--framework", NPS, "--out", tmp_path / "f.json", "--json")
    )
    assert json.loads((tmp_path / "f.json").read_text())["estimates"] == scored["estimates"]


def test_scoring_says_what_is_not_known_and_not_answered(call: Call, tmp_path: Path) -> None:
    rows = [
        {"subject": f"X{n}", "stream": "court-reports", "organisation": "", "reader": "first", "question": "3.1.1", "answer": "not_known" if n else "yes", "note": "", "given_at": ""}
        for n in range(3)
    ]  # fmt: skip
    code, told, _ = call("score", write_csv(tmp_path / "a.csv", rows), "--framework", NPS, "--out", tmp_path / "f.csv")
    assert code == 0
    assert "3.1.1: Not known in 2 of 3 cases; they are left out" in told
    assert "3.1.2 (3)" in told


def test_figures_by_organisation_follow_the_joint_ones_and_rating_passes_them_over(call: Call, tmp_path: Path) -> None:
    rows = [
        {"subject": f"X{n}", "stream": "court-reports", "organisation": "CRC" if n % 2 else "NPS", "reader": "first", "question": question, "answer": "yes" if n else "no"}
        for n in range(4)
        for question in ("3.1.1", "3.1.2")
    ]  # fmt: skip
    out = tmp_path / "f.csv"
    assert (
        call(
            "score",
            write_csv(tmp_path / "a.csv", rows),
            "--framework",
            NPS,
            "--population",
            "court-reports/CRC=9",
            "--out",
            out,
        )[0]
        == 0
    )
    lines = {line.split(",")[0]: line for line in out.read_text().splitlines()}
    assert lines["3.1.1/CRC"].startswith("3.1.1/CRC,2,0,0,0,100,2,9,")
    assert call("rate", out, "--framework", NPS)[0] == 0


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--out", "x.txt"), "no format we write: “x.txt”"),
        (("--out", "x.csv", "--population", "courts=5"), "no population: “courts=5”"),
        (("--out", "x.csv", "--population", "court-reports=many"), "no population: “court-reports=many”"),
        (("--out", "x.csv", "--population", "court-reports=9", "--population", "court-reports=8"), "given twice"),
        (("--out", "x.csv", "--population", "court-reports=5"), "fewer than the 126 cases assessed"),
    ],
)
def test_a_score_that_cannot_be_written_is_refused(
    call: Call, demo: Path, options: tuple[str, ...], expected: str
) -> None:
    code, _, err = call("score", demo / "bundle" / "answers.csv", "--framework", NPS, *options)
    assert code == 1
    assert expected in err


def test_the_best_rating_has_only_one_way_to_go(call: Call, tmp_path: Path) -> None:
    rows = [{"id": "3.1.1", "percent": 90, "n": 50, "met": 45}, {"id": "3.1.2", "percent": 100, "n": 50, "met": 50}]
    code, out, _ = call("rate", write_csv(tmp_path / "f.csv", rows), "--framework", NPS)
    assert code == 0
    assert out.startswith("Overall: Outstanding")
    rated = machine(call("rate", tmp_path / "f.csv", "--framework", NPS, "--json"))["standards"][8]
    assert (rated["up"], rated["down"]) == (None, {"cases": 6, "rating": "good"})


@pytest.mark.parametrize(("good", "rating"), [(4, "Requires improvement"), (5, "Good")])
def test_nine_standards_summing_to_13_and_to_14(call: Call, tmp_path: Path, good: int, rating: str) -> None:
    ids = ("1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1")
    rows = [{"id": id_, "rating": "Good" if n < good else "Requires improvement"} for n, id_ in enumerate(ids)]
    code, out, _ = call("rate", write_csv(tmp_path / "f.csv", rows), "--framework", NPS)
    assert code == 0
    assert out.splitlines()[0] == f"Overall: {rating}"
    assert f"{9 + good} of 27 points" in out
    assert "1 not rated and not counted: 3.2" in out


def test_wording_is_checked_and_never_blocks(call: Call, tmp_path: Path) -> None:
    figures = write_csv(tmp_path / "f.csv", [{"id": "2.1.1", "percent": "80"}])
    text = tmp_path / "text.md"
    text.write_text("## 2.1.1 Engaging\n\nMost cases were fine, but almost half [2.1.1] were not.\n")
    code, out, _ = call("wording", "check", text, "--figures", figures, "--framework", NPS)
    assert code == 0
    assert "2 claims found, 1 to look at." in out and "used for 45 to 49%" in out
    told = machine(call("wording", "check", text, "--figures", figures, "--framework", NPS, "--json"))
    assert told["remarks"][0]["line"] == 3
    text.write_text("Nothing claimed.")
    assert (
        "0 claims found, 0 to look at." in call("wording", "check", text, "--figures", figures, "--framework", NPS)[1]
    )
    assert call("wording", "check", tmp_path / "no.md", "--figures", figures, "--framework", NPS)[0] == 1


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
    assert call("archive", "export", tmp_path / "archive.xls")[0] == 1


def test_a_report_is_made_from_a_bundle(call: Call, demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    code, told, _ = call("report", demo / "bundle", "--format", "html", "--out", out)
    assert code == 0 and "digest" in told
    assert out.read_bytes() == (demo / "report.html").read_bytes()
    told_ = machine(call("report", demo / "bundle", "--out", out, "--json"))
    assert told_["digest"] in out.read_text()
    assert call("report", tmp_path, "--out", out)[0] == 1
    assert call("report", demo / "bundle", "--format", "tiff", "--out", out)[0] == 2


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


def test_two_editions_say_what_of_them_may_be_compared(call: Call) -> None:
    _, out, _ = call("framework", "diff", NPS, "crc-standards-2018")
    assert "ids mean the same in both, and may be compared. Nothing else may: Domain three" in out


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


def test_a_terminal_without_a_character_shows_another_in_its_place() -> None:
    words = [*TRUELINE, "sample", "size", "--population", "576"]
    told = subprocess.run(
        words, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    )
    assert b"n0 = z? " in told.stdout


def test_the_command_line_runs_where_there_is_no_terminal_and_no_hangup(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.delattr(signal, "SIGHUP")
    assert call("archive", "list")[0] == 0
    with pytest.raises(SystemExit) as ended:
        signal.getsignal(signal.SIGTERM)(signal.SIGTERM, None)  # type: ignore[operator, misc]
    assert ended.value.code == 128 + signal.SIGTERM


def test_an_error_of_the_file_system_without_a_file_is_told_too(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from trueline.actions.desk import archives

    def fail() -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(archives, "check_archive", fail)
    code, _, err = call("archive", "check")
    assert code == 1
    assert err.startswith("could not be finished: Cannot allocate memory.")


def test_answers_are_never_overwritten_by_what_is_made_of_them(call: Call, demo: Path, tmp_path: Path) -> None:
    answers = Path(shutil.copy(demo / "bundle/answers.csv", tmp_path / "answers.csv"))
    before = answers.read_bytes()
    code, _, err = call("score", answers, "--framework", NPS, "--out", answers)
    assert code == 1
    assert "what the result is made from" in err
    assert answers.read_bytes() == before
    assert call("report", demo / "bundle", "--out", demo / "bundle" / "report.html")[0] == 1
    assert call("report", demo / "bundle", "--out", tmp_path / "report.pdf")[0] == 1


def test_scoring_says_what_goes_against_the_prompts_and_what_is_overruled(call: Call, tmp_path: Path) -> None:
    told = {"3.1.1": "no", "3.1.1.a": "yes", "3.1.1.b": "yes"}
    bare = {
        "subject": "X1",
        "stream": "court-reports",
        "organisation": "",
        "reader": "first",
        "note": "",
        "given_at": "",
    }
    rows = [{**bare, "question": question, "answer": answer} for question, answer in told.items()]
    out = tmp_path / "f.csv"
    _, told_, _ = call("score", write_csv(tmp_path / "a.csv", rows), "--framework", NPS, "--out", out)
    assert "X1: The judgement on 3.1.1 goes against each of its prompts that counts (2)" in told_
    routed = [
        {**bare, "stream": "case-supervision", "question": "rosh_issues", "answer": "no"},
        {**bare, "stream": "case-supervision", "question": "2.2.3", "answer": "yes"},
    ]
    _, told_, _ = call("score", write_csv(tmp_path / "b.csv", routed), "--framework", NPS, "--out", out)
    assert "Answers left out, because a routing answer says the question does not apply: 2.2.3 (1)" in told_


def test_a_column_that_nothing_reads_is_told(call: Call, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "f.csv", [{"id": "1.1", "rating": "Good", "remark": "x"}])
    code, out, err = call("rate", path, "--framework", NPS)
    assert (code, err) == (0, "Columns that nothing reads: remark\n")
    assert out.startswith("Overall: Good")
