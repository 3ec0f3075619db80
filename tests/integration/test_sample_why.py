"""Does “sample why” say why this case and why not that one, and refuse a folder that is no draw?"""

from pathlib import Path

from tests.integration.draws import read
from tests.integration.typed import Call, machine


def test_it_says_why_this_case_and_why_not_that_one(call: Call, drawn: Path) -> None:
    frame = read(drawn, "frame.csv")
    for role, said in (("selected", "Selected"), ("reserve", "Reserve"), ("", "Not drawn")):
        reference = next(row["reference"] for row in frame if row["role"] == role)
        code, told, _ = call("sample", "why", drawn, reference)
        assert code == 0
        assert told.startswith(f"{reference}: {said}")
        assert "had a probability of 20/61 (32.8 per cent) of being selected. What settled it: The" in told
        assert "their share of the sample is" in told
    assert machine(call("sample", "why", drawn, frame[0]["reference"], "--json"))["reasons"][0]["code"] == "why.case"
    assert "no eligible case" in call("sample", "why", drawn, "X9")[2]


def test_a_folder_that_is_no_draw_is_refused_with_what_is_wrong(call: Call, drawn: Path, tmp_path: Path) -> None:
    def damage(name: str, before: str, after: str) -> str:
        path = drawn / name
        kept = path.read_bytes()
        path.write_bytes(kept.replace(before.encode(), after.encode("latin-1"), 1))
        told = call("sample", "why", drawn, "X1000")[2]
        path.write_bytes(kept)
        return told

    assert (
        "no draw here: edition.json, account.json, sample.csv, frame.csv missing"
        in call("sample", "why", tmp_path / "none", "X1")[2]
    )
    assert "account.json: not UTF-8 text" in damage("account.json", "draw/1", "draw\xff1")
    assert "an account of what nps-standards-2018 does not know" in damage(
        "account.json", '"stream": "case-supervision"', '"stream": "nowhere"'
    )
    assert "not the cases of a draw" in damage("frame.csv", "reference,", "name,")
    assert "a case that is not in frame.csv: “" in damage("sample.csv", "\n1,X", "\n1,Y")
    assert "X1000: " in call("sample", "why", drawn, "X1000")[1]
    assert "had a probability" in call("sample", "why", drawn, "X1000")[1]
    path = drawn / "frame.csv"
    path.write_text(path.read_text().replace("20/61", "?"))
    assert call("sample", "why", drawn, "X1000")[0] == 0
