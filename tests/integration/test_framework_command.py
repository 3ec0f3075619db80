"""Does “framework” list, show, check and compare editions?"""

import shutil
from pathlib import Path

import pytest

from tests.builders import write_csv
from tests.integration.typed import NPS, Call, machine


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


def test_two_editions_say_what_of_them_may_be_compared(call: Call) -> None:
    _, out, _ = call("framework", "diff", NPS, "crc-standards-2018")
    assert "ids mean the same in both, and may be compared. Nothing else may: Domain three" in out
