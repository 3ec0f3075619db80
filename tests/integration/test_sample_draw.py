"""What does “sample draw” print and write, and what can it not draw?"""

import json
import random
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from tests.builders import write_csv, write_workbook
from tests.conftest import ROOT
from tests.integration.draws import make_rows, read, type_draw
from tests.integration.typed import NPS, Call, machine


def test_a_draw_says_what_it_did_and_leaves_a_folder(call: Call, longlist: Path, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "drawn"
    code, told, _ = type_draw(call, longlist, out)
    assert code == 0
    assert "45 of 61 eligible cases drawn, 9 in reserve" in told
    assert "set aside: A second case of the same person (1)" in told
    assert "Perhaps one person, both kept until somebody decides:" in told
    assert "(X1002, X7): The same day of birth, and names 0.9" in told
    assert "with --key they become pseudonyms" in told
    assert {path.name for path in out.iterdir()} == {
        "sample.csv", "frame.csv", "account.json", "account.html", "edition.json",
    }  # fmt: skip
    rows = read(out)
    assert list(rows[0]) == ["position", "reference", "stratum", "role", "probability", "replaces"]
    assert [row["role"] for row in rows] == ["selected"] * 45 + ["reserve"] * 9
    assert {row["probability"] for row in rows} == {"45/61"}
    assert len(read(out, "frame.csv")) == 61
    assert "Family1" not in (out / "frame.csv").read_text()
    account = json.loads((out / "account.json").read_text())
    assert account["algorithm"] == "draw/1"
    assert account["fingerprint"] == sha256(longlist.read_bytes()).hexdigest()
    page = (out / "account.html").read_text()
    assert "Account of a draw: Case supervision" in page
    assert "Everything that this sample had to hold is held." in page
    assert "--as-at 2018-08-31 --seed 7 --size 45 --reserve 0.2 --officer-cap 6 --out DIR" in page


def test_what_the_edition_does_not_know_is_kept_and_told(call: Call, tmp_path: Path) -> None:
    rows = [{**row, "Shoe size": "9"} for row in make_rows()]
    rows[0]["Gender"] = "Neither"
    told = type_draw(call, write_csv(tmp_path / "list.csv", rows), tmp_path / "out")[1]
    assert "values of Gender that are a category of their own: Neither (1)" in told
    assert "columns that nothing reads: Shoe size" in told


def test_a_draw_for_machines(call: Call, longlist: Path, tmp_path: Path) -> None:
    asked = ("--size", 20, "--reserve", "0.1", "--officer-cap", 2, "--json")
    told = machine(type_draw(call, longlist, tmp_path / "drawn", *asked))
    assert (told["size"], told["reserves"], told["population"], told["officers"]) == (20, 2, 61, 17)
    assert told["near_duplicates"][0]["code"] == "near.names"
    edition = json.loads((tmp_path / "drawn" / "edition.json").read_text())
    stream = edition["samples"]["streams"][0]
    assert stream["officer_cap"]["is"] == 2


def test_the_same_sample_whatever_the_row_order_the_names_of_columns_and_the_kind_of_file(
    call: Call,
    tmp_path: Path,
) -> None:
    rows = make_rows()
    first = write_csv(tmp_path / "one.csv", rows)
    random.Random(1).shuffle(rows)
    renamed = {"CRN": "Case reference", "LDU": "Local delivery unit", "Gender": " SEX ", "Responsible officer": "RO"}
    other = [{renamed.get(name, name): cell for name, cell in reversed(row.items())} for row in rows]
    second = write_csv(tmp_path / "two.csv", other, encoding="utf-16", delimiter=";")
    third = write_workbook(tmp_path / "three.xlsx", [list(other[0]), *(list(row.values()) for row in other)])
    samples = set()
    for number, path in enumerate((first, second, third)):
        assert type_draw(call, path, tmp_path / f"drawn{number}")[0] == 0
        samples.add((tmp_path / f"drawn{number}" / "sample.csv").read_bytes())
    assert len(samples) == 1


def test_pseudonyms_change_the_names_of_cases_and_no_case(
    call: Call,
    longlist: Path,
    drawn: Path,
    tmp_path: Path,
) -> None:
    key = tmp_path / "inspection.key"
    key.write_text(f"{'0f' * 32}\n")
    out = tmp_path / "hidden"
    code, told, _ = type_draw(call, longlist, out, "--size", 20, "--key", key)
    assert code == 0
    assert "become pseudonyms" not in told
    assert [row["stratum"] for row in read(out)] == [row["stratum"] for row in read(drawn)]
    assert "X10" not in (out / "sample.csv").read_text() + (out / "frame.csv").read_text()
    assert all(len(row["reference"]) == 20 for row in read(out))
    key.write_text("not a key")
    assert "not a key" in type_draw(call, longlist, tmp_path / "again", "--key", key)[2]
    assert "no such file" in type_draw(call, longlist, tmp_path / "again", "--key", tmp_path / "none")[2]


def test_one_provider_of_several(call: Call, tmp_path: Path) -> None:
    rows = [{**row, "Provider": "North" if n % 2 else "South"} for n, row in enumerate(make_rows())]
    path = write_csv(tmp_path / "list.csv", rows)
    told = machine(type_draw(call, path, tmp_path / "north", "--provider", "north", "--json"))
    assert told["population"] < 40
    assert json.loads((tmp_path / "north" / "account.json").read_text())["provider"] == "north"
    assert "Providers on the longlist: North, South" in type_draw(call, path, tmp_path / "x", "--provider", "East")[2]


def test_a_stream_within_another_draws_from_its_sample(
    call: Call,
    longlist: Path,
    drawn: Path,
    tmp_path: Path,
) -> None:
    def inner(*more: object) -> tuple[int, str, str]:
        words = ("--framework", NPS, "--stream", "victim-pre-release", "--as-at", "2018-08-31", "--seed", "7", "--out")
        return call("sample", "draw", *more[1:], *words, more[0], "--size", "3")

    assert inner(tmp_path / "one", "--within", drawn)[0] == 0
    assert inner(tmp_path / "two", longlist, "--within", drawn)[0] == 0
    assert (tmp_path / "one" / "sample.csv").read_bytes() == (tmp_path / "two" / "sample.csv").read_bytes()
    outer = {row["reference"] for row in read(drawn) if row["role"] == "selected"}
    assert {row["reference"] for row in read(tmp_path / "one")} <= outer
    assert "role,probability" in (tmp_path / "one" / "frame.csv").read_text()
    assert "drawn from within case-supervision" in inner(tmp_path / "x")[2]
    assert "a draw of another stream" in inner(tmp_path / "x", "--within", tmp_path / "one")[2]
    other = write_csv(tmp_path / "other.csv", make_rows(59))
    assert "not the longlist of that draw" in inner(tmp_path / "x", other, "--within", drawn)[2]
    assert "has a longlist of its own" in type_draw(call, longlist, tmp_path / "x", "--within", drawn)[2]
    assert call("sample", "why", tmp_path / "one", read(tmp_path / "one")[0]["reference"])[0] == 0


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--stream", "nowhere"), "no such stream: “nowhere”. Streams of nps-standards-2018: case-supervision"),
        (("--as-at", "yesterday"), "“--as-at”: not a day there is: “yesterday”"),
        (("--as-at", "2030-01-01"), "no case is eligible. Check the as-at date. Set aside: Outside the window (63)"),
        (("--seed", " "), "“--seed”: no seed"),
        (("--seed", "7:8"), "“--seed”: no seed"),
        (("--size", "0"), "“--size”: less than 1: “0”"),
        (("--officer-cap", "0", "--size", "-1"), "2 problems. Nothing was changed."),
        (("--reserve", "nan"), "“--reserve”: not a share: “nan”. Write 20 per cent as 0.2"),
        (("--reserve", "-1"), "“--reserve”: not a share: “-1.0”"),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_nothing_is_written(
    call: Call,
    longlist: Path,
    tmp_path: Path,
    more: tuple[str, ...],
    told: str,
) -> None:
    code, _, err = type_draw(call, longlist, tmp_path / "out", *more)
    assert code == 1
    assert told in err
    assert not (tmp_path / "out").exists()


def test_a_draw_is_never_written_over_anything(call: Call, longlist: Path, drawn: Path) -> None:
    before = (drawn / "sample.csv").read_bytes()
    assert "something is there already" in type_draw(call, longlist, drawn)[2]
    assert (drawn / "sample.csv").read_bytes() == before


def test_a_stream_needs_its_longlist_and_no_two_cases_one_reference(call: Call, tmp_path: Path) -> None:
    words = ("--framework", NPS, "--stream", "case-supervision", "--as-at", "2018-08-31", "--seed", "7", "--out")
    assert "no longlist" in call("sample", "draw", *words, tmp_path / "out")[2]
    folder = tmp_path / "edition"
    shutil.copytree(ROOT / "trueline" / "frameworks" / NPS, folder)
    path = folder / "samples.yaml"
    path.write_text(path.read_text().replace("[[crn], [pnc], [family_name, first_names, birth_date]]", "[[pnc]]", 1))
    framework = folder / "framework.yaml"
    framework.write_text(framework.read_text().replace("id: nps", "id: own-nps", 1))
    rows = make_rows()
    listed = write_csv(tmp_path / "list.csv", [*rows, {**rows[5], "PNC": "other"}])
    told = call("sample", "draw", listed, "--framework", f"{folder}/", *words[2:], tmp_path / "out")[2]
    assert "the same reference as row 7: “X1005”" in told
