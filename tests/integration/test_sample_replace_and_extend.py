"""Do “sample replace” and “sample extend” keep every case they should, and say what gives way?"""

import json
from pathlib import Path

from tests.builders import write_csv
from tests.integration.draws import make_rows, read, type_draw
from tests.integration.typed import Call, machine


def test_a_case_that_falls_out_gives_way_to_a_reserve(call: Call, drawn: Path) -> None:
    before = read(drawn)
    (drawn / "notes").mkdir()
    code, told, _ = call("sample", "replace", drawn, before[2]["reference"].lower(), "--reason", "Moved abroad")
    assert code == 0
    assert f"{before[2]['reference']} gave way to" in told
    assert "3 reserves left" in told
    after = read(drawn)
    changed = [row for row in after if row not in before]
    assert [row["replaces"] for row in changed] == [before[2]["reference"]]
    assert len(after) == len(before) - 1
    assert (drawn / "notes").is_dir()
    account = json.loads((drawn / "account.json").read_text())
    assert account["replacements"][0]["why"] == "Moved abroad"
    assert "Moved abroad" in (drawn / "account.html").read_text()
    told = machine(call("sample", "replace", drawn, before[3]["reference"], "--reason", "Died", "--json"))
    assert told["reference"] == before[3]["reference"]
    code, _, err = call("sample", "replace", drawn, "X1")
    assert code == 1
    assert "no case of this sample" in err and "no reason" in err


def test_a_sample_is_extended_and_keeps_its_cases(call: Call, drawn: Path) -> None:
    before = {row["reference"] for row in read(drawn) if row["role"] == "selected"}
    assert "20 became 30 cases; 6 reserves left" in call("sample", "extend", drawn, "--size", 30)[1]
    after = {row["reference"] for row in read(drawn) if row["role"] == "selected"}
    assert before < after and len(after) == 30
    told = machine(call("sample", "extend", drawn, "--size", 40, "--json"))
    assert (told["size"], len(told["added"])) == (40, 10)
    assert "Extended from 30 to 40 cases" in (drawn / "account.html").read_text()
    assert "not a larger sample" in call("sample", "extend", drawn, "--size", 40)[2]


def test_what_gives_way_is_told(call: Call, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "list.csv", make_rows(**{"Responsible officer": "The only one"}))
    out = tmp_path / "drawn"
    code, told, _ = type_draw(call, path, out, "--size", 20)
    assert code == 0
    assert "at most 6 cases an officer" in told
    assert "1 officer has more than 6 cases, the most 20" in told
    assert "Not everything could be held together" in (out / "account.html").read_text()
    assert "1 officer has more than 6 cases" in call("sample", "extend", out, "--size", 30)[1]
