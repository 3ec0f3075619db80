"""Does “score” make figures of answers, does “rate” make ratings of figures, and what do they remark on?"""

import json
import shutil
from pathlib import Path

import pytest

from tests.builders import write_csv
from tests.integration.typed import NPS, Call, machine


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
