"""Answers on a sample that was drawn: its folder tells the population, and the chances to weigh by."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.builders import write_csv
from tests.integration.draws import make_rows, read, type_draw
from tests.integration.typed import Call, machine
from trueline.actions.desk import scores
from trueline.core.frameworks import Edition

NPS = "nps-standards-2018"


@pytest.fixture
def drawn(call: Call, tmp_path: Path) -> Path:
    # One unit in fifteen cases of one officer: the cap of two lowers his cases' chances, and raises the others'.
    rows = make_rows()
    for row in rows[:15]:
        row |= {"Responsible officer": "Officer 1", "LDU": "Unit 1"}
    longlist, out = write_csv(tmp_path / "list.csv", rows), tmp_path / "drawn"
    assert type_draw(call, longlist, out, "--size", "24", "--officer-cap", "2")[0] == 0
    return out


def answer_all(drawn: Path, into: Path) -> tuple[Path, dict[str, str]]:
    """Every case with a chance below the others' is answered no, the others yes."""
    selected = [row for row in read(drawn) if row["role"] == "selected"]
    usual = max(row["probability"] for row in selected)
    given = {row["reference"]: "yes" if row["probability"] == usual else "no" for row in selected}
    told = {"stream": "case-supervision", "reader": "first", "question": "2.1.1"}
    rows: list[dict[str, Any]] = [{"subject": one, "answer": answer, **told} for one, answer in given.items()]
    return write_csv(into / "answers.csv", rows), given


def find(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return next(row for row in rows if row["id"] == "2.1.1")


def test_the_folder_of_a_draw_tells_the_population(call: Call, drawn: Path, tmp_path: Path) -> None:
    answers, given = answer_all(drawn, tmp_path)
    words = ("score", answers, "--framework", NPS, "--out", tmp_path / "f.json", "--json", "--sample", drawn)
    told = find(machine(call(*words))["estimates"])
    assert told["n"] == len(given) and told["population"] == len(read(drawn, "frame.csv"))
    less = find(machine(call(*words, "--population", "case-supervision=40"))["estimates"])
    assert less["population"] == 40


def test_a_draw_within_another_tells_no_population(call: Call, drawn: Path, tmp_path: Path) -> None:
    """How many such cases there are beyond the sample they come from is not known."""
    inner, out = tmp_path / "inner", tmp_path / "f.json"
    words = ("--framework", NPS, "--stream", "victim-pre-release", "--as-at", "2018-08-31", "--seed", "7")
    assert call("sample", "draw", *words, "--within", drawn, "--size", "3", "--out", inner)[0] == 0
    subjects = [row["reference"] for row in read(inner) if row["role"] == "selected"]
    told = {"stream": "victim-pre-release", "reader": "first", "question": "3.2.4", "answer": "yes"}
    answers = write_csv(tmp_path / "answers.csv", [{"subject": one, **told} for one in subjects])
    scored = call("score", answers, "--framework", NPS, "--out", out, "--json", "--sample", drawn, "--sample", inner)
    row = next(row for row in machine(scored)["estimates"] if row["id"] == "3.2.4")
    assert row["n"] == 3 and row["population"] is None


def test_a_weighting_edition_weighs_by_the_chances_of_the_draw(
    call: Call, drawn: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, given = answer_all(drawn, tmp_path)
    plain = scores.get_framework

    def weighting(id_: str) -> Edition:
        edition = plain(id_)
        rules = edition.samples
        return replace(edition, samples=replace(rules, weighted=replace(rules.weighted, value=True)))

    monkeypatch.setattr(scores, "get_framework", weighting)
    words = ("score", answers, "--framework", NPS, "--out", tmp_path / "f.csv")
    code, _, err = call(*words)
    assert code == 1 and "--sample DIR" in err and not (tmp_path / "f.csv").exists()
    code, out, _ = call(*words, "--sample", drawn)
    assert code == 0 and "one over the chance" in out
    weights = {row["reference"]: 1 / Fraction(row["probability"]) for row in read(drawn)}
    met = sum(weights[one] for one, answer in given.items() if answer == "yes")
    row = find(read(tmp_path, "f.csv"))
    assert float(row["percent"]) == round(100 * met / sum(weights[one] for one in given))
    assert float(row["percent"]) != round(100 * int(row["met"]) / int(row["n"]))


def test_a_draw_by_another_edition_is_refused(call: Call, drawn: Path, tmp_path: Path) -> None:
    answers, _ = answer_all(drawn, tmp_path)
    words = ("score", answers, "--framework", "crc-standards-2018", "--out", tmp_path / "f.csv", "--sample", drawn)
    code, _, err = call(*words)
    assert code == 1 and "a draw by another edition" in err
