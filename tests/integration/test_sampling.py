"""Drawing, replacing, extending, asking why and sharing out, as somebody types it."""

import csv
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.builders import nps, write_csv, write_workbook
from tests.integration.test_commands import Call, machine
from trueline.core.caseloads import Case
from trueline.core.samples import draw
from trueline.synthetic.chance import Chance

NPS = "nps-standards-2018"
ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden_draws.csv"


def make_rows(cases: int = 60, **more: str) -> list[dict[str, Any]]:
    chance = Chance("rows", "longlist")
    rows = []
    for n in range(cases):
        officer = n % 17
        rows.append(
            {
                "Family name": f"Family{n}",
                "First name(s)": f"First{n}",
                "Date of birth": "04/03/1980",
                "Gender": "F" if n % 6 == 0 else "M",
                "Ethnicity": chance.pick(("W1", "W1", "W1", "A2", "B1")),
                "Case/sentence type": chance.pick(("CO", "SSO", "Licence")),
                "CRN": f"X{1000 + n}",
                "PNC": f"18/{n}Z",
                "RoSH classification": chance.pick(("Low", "Medium", "High")),
                "Date of sentence or release on licence": "10/02/2018",
                "Order or licence terminated": "",
                "Cluster": f"Cluster {officer % 2}",
                "LDU": f"Unit {officer % 4}",
                "Team": "Team",
                "Responsible officer": f"Officer {officer}",
                "Manager": "Manager",
                "Office": f"Office {officer % 4}",
                **more,
            }
        )
    rows.append({**rows[0], "CRN": "X9", "PNC": "", "Date of sentence or release on licence": "12/02/2018"})
    rows.append(
        {
            **rows[1],
            "CRN": "X8",
            "PNC": "",
            "Family name": "Other",
            "Date of sentence or release on licence": "1/8/2018",
        }
    )
    rows.append({**rows[2], "CRN": "X7", "PNC": "", "Family name": "Family2e"})
    return rows


def type_draw(call: Call, longlist: Path, out: Path, *more: object) -> tuple[int, str, str]:
    words = ("--framework", NPS, "--stream", "case-supervision", "--as-at", "2018-08-31", "--seed", "7", "--out", out)
    return call("sample", "draw", longlist, *words, *more)


@pytest.fixture
def longlist(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "list.csv", make_rows())


@pytest.fixture
def drawn(call: Call, longlist: Path, tmp_path: Path) -> Path:
    out = tmp_path / "drawn"
    assert type_draw(call, longlist, out, "--size", "20")[0] == 0
    return out


def read(folder: Path, name: str = "sample.csv") -> list[dict[str, str]]:
    return list(csv.DictReader((folder / name).read_text(encoding="utf-8").splitlines()))


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


def test_cases_are_shared_out_and_a_changed_timetable_is_checked(call: Call, drawn: Path, tmp_path: Path) -> None:
    people = write_csv(
        tmp_path / "inspectors.csv",
        [
            {"Name": "Ann", "Role": "", "Office": "Office 1", "Unit": "", "Days": "", "Conflicts": ""},
            {
                "Name": "Ben",
                "Role": "Inspector",
                "Office": "Office 2",
                "Unit": "",
                "Days": "9",
                "Conflicts": "Officer 3; ",
            },
            {"Name": "Loc", "Role": "local assessor", "Office": "", "Unit": "Unit 1", "Days": "", "Conflicts": ""},
        ],
    )
    words = ("--inspectors", people, "--days", 6)
    assert "no timetable here" in call("sample", "allocate", drawn, *words, "--check")[2]
    code, told, _ = call("sample", "allocate", drawn, *words)
    assert code == 0
    assert "22 readings in" in told and "nothing is broken" in told
    rows = read(drawn, "timetable.csv")
    assert sum(row["reading"] == "second" for row in rows) == 2
    assert (
        sum(
            load[0]
            for load in machine(call("sample", "allocate", drawn, *words, "--check", "--json"))["loads"].values()
        )
        == 22
    )
    path = drawn / "timetable.csv"
    kept = path.read_text()
    path.write_text(kept.replace("\n1,Ann,", "\n6,Ann,", 1).replace("\n2,", "\n99,", 1))
    code, _, err = call("sample", "allocate", drawn, *words, "--check")
    assert code == 1
    assert "is not there on day 99" in err
    path.write_text(kept.replace("day,", "when,"))
    assert "not a timetable" in call("sample", "allocate", drawn, *words, "--check")[2]
    path.write_text(kept.replace("\n1,", "\none,", 1))
    assert "no day or no reading: “one first”" in call("sample", "allocate", drawn, *words, "--check")[2]
    assert "not a number of days" in call("sample", "allocate", drawn, "--inspectors", people, "--days", 0)[2]


def test_an_officer_whose_cases_are_split_is_remarked_on(call: Call, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "list.csv", make_rows(**{"Responsible officer": "The only one", "Office": "One"}))
    out = tmp_path / "drawn"
    assert type_draw(call, path, out, "--size", 20)[0] == 0
    people = write_csv(tmp_path / "inspectors.csv", [{"Name": name} for name in ("Ann", "Ben")])
    assert (
        "go to more than one inspector: Ann, Ben"
        in call("sample", "allocate", out, "--inspectors", people, "--days", 8)[1]
    )


def test_every_row_of_inspectors_that_is_wrong_is_told(call: Call, drawn: Path, tmp_path: Path) -> None:
    def allocate(*rows: dict[str, str]) -> str:
        people = write_csv(tmp_path / "inspectors.csv", rows)
        return call("sample", "allocate", drawn, "--inspectors", people, "--days", 6)[2]

    told = allocate(
        {"Name": "Ann", "Role": "king", "Days": "many"},
        {"Name": "Ann", "Role": "", "Days": ""},
        {"Name": "", "Role": "inspector", "Days": ""},
    )
    assert "row 2, “role”: no role known here: “king”" in told
    assert "row 2, “days”: not a number of days: “many”" in told
    assert "row 3, “name”: this name stands there twice: “Ann”" in told
    assert "row 4, “name”: nothing stands here" in told
    assert "the column is missing" in allocate({"Who": "Ann"})
    (tmp_path / "inspectors.csv").write_text("Name\n")
    assert (
        "no inspectors below"
        in call("sample", "allocate", drawn, "--inspectors", tmp_path / "inspectors.csv", "--days", 6)[2]
    )


def test_sensitive_cases_are_kept_counted_and_read_by_those_with_clearance(call: Call, tmp_path: Path) -> None:
    rows = [{**row, "Restricted": "yes" if n % 5 == 0 else ""} for n, row in enumerate(make_rows())]
    out = tmp_path / "drawn"
    code, told, _ = call(
        *("sample", "draw", write_csv(tmp_path / "list.csv", rows), "--framework", NPS, "--stream", "case-supervision"),
        *("--as-at", "2018-08-31", "--seed", "7", "--size", "20", "--out", out),
    )
    assert code == 0
    held = json.loads((out / "account.json").read_text())["restricted"]
    sensitive = {row["reference"] for row in read(out, "frame.csv") if row["sensitivity"] == "Sensitive"}
    assert held["eligible"] == len(sensitive)
    assert f"{held['eligible']} eligible, {held['drawn']} drawn, {held['reserves']} in reserve" in told
    assert f"{held['eligible']} / {held['drawn']} / {held['reserves']}" in (out / "account.html").read_text()
    people = [{"Name": "Ann", "Clearance": ""}, {"Name": "Ben", "Clearance": "no"}]
    words = ("sample", "allocate", out, "--days", 9, "--inspectors")
    code, _, err = call(*words, write_csv(tmp_path / "nobody.csv", people))
    assert code == 1 and "no inspector has clearance" in err
    cleared = [*people, {"Name": "Cai", "Clearance": "Yes"}, {"Name": "Dee", "Clearance": "y"}]
    code, told, _ = call(*words, write_csv(tmp_path / "two.csv", cleared))
    assert code == 0 and "nothing is broken" in told
    timetable = read(out, "timetable.csv")
    assert {row["inspector"] for row in timetable if row["reference"] in sensitive} <= {"Cai", "Dee"}
    assert {row["inspector"] for row in timetable} == {"Ann", "Ben", "Cai", "Dee"}
    code, _, err = call(*words, write_csv(tmp_path / "fewer.csv", [*people, *cleared[2:3], {"Name": "Dee"}]), "--check")
    assert code == 1 and "is sensitive or restricted, and Dee has no clearance" in err
    strange = write_csv(tmp_path / "strange.csv", [{"Name": "Ann", "Clearance": "perhaps"}])
    assert "row 2, “clearance”: neither yes nor no: “perhaps”" in call(*words, strange)[2]


def test_an_edition_without_rules_of_fieldwork_cannot_share_cases_out(call: Call, drawn: Path, tmp_path: Path) -> None:
    edition = json.loads((drawn / "edition.json").read_text())
    del edition["samples"]["fieldwork"]
    (drawn / "edition.json").write_text(json.dumps(edition))
    people = write_csv(tmp_path / "inspectors.csv", [{"Name": "Ann"}])
    assert (
        "does not say how cases are shared out"
        in call("sample", "allocate", drawn, "--inspectors", people, "--days", 6)[2]
    )


# Bad longlists.

Damage = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
DAMAGES: list[tuple[str, Damage, str]] = [
    ("a missing column", lambda rows: [{k: v for k, v in row.items() if k != "LDU"} for row in rows], "“LDU”: the column is missing"),
    ("a column twice", lambda rows: [{**row, "lDU": "x"} for row in rows], "a heading that stands there twice"),
    ("an impossible day", lambda rows: [{**rows[0], "Date of sentence or release on licence": "31/02/2018"}, *rows[1:]], "row 2, “Date of sentence or release on licence”: not a day there is"),
    ("no reference", lambda rows: [{**rows[0], "CRN": " "}, *rows[1:]], "row 2, “CRN”: nothing stands here"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "damage", "told"), DAMAGES, ids=[name for name, *_ in DAMAGES])
def test_a_bad_longlist_is_answered_with_its_problems(
    call: Call,
    tmp_path: Path,
    name: str,
    damage: Damage,
    told: str,
) -> None:
    path = write_csv(tmp_path / "list.csv", damage(make_rows()))
    code, _, err = type_draw(call, path, tmp_path / "out")
    assert (code, told in err, (tmp_path / "out").exists()) == (1, True, False), err


def test_formulas_merged_cells_empty_files_and_wrong_encodings_are_answered(call: Call, tmp_path: Path) -> None:
    rows = make_rows()
    table = [list(rows[0]), *(list(row.values()) for row in rows)]
    book = write_workbook(tmp_path / "list.xlsx", table, formula="C9", merge="A90:B91")
    told = type_draw(call, book, tmp_path / "out")[2]
    assert "“cell C9”: a formula" in told and "“cell A90”: merged cells" in told
    (tmp_path / "empty.csv").write_bytes(b"")
    assert "the file is empty" in type_draw(call, tmp_path / "empty.csv", tmp_path / "out")[2]
    (tmp_path / "odd.csv").write_bytes(b"CRN,\x81\x8d\x8f\n" * 3)
    assert "the encoding is none we know" in type_draw(call, tmp_path / "odd.csv", tmp_path / "out")[2]
    assert not (tmp_path / "out").exists()


def test_an_officer_in_two_units_is_one_officer(call: Call, tmp_path: Path) -> None:
    rows = make_rows()
    rows[0]["LDU"], rows[0]["Cluster"] = "Unit 3", "Cluster 1"
    path = write_csv(tmp_path / "list.csv", rows)
    assert machine(type_draw(call, path, tmp_path / "out", "--json"))["officers"] == 17


# The same draw everywhere.


def golden_cases() -> list[Case]:
    table = read(ROOT / "benchmarks" / "longlists", "580-cases-102-officers-29-units.csv")
    return [Case(number, row["crn"], row, {}) for number, row in enumerate(table, start=2)]


def digest_draws() -> dict[str, str]:
    """The digest of the references drawn, in their order, for each of twenty seeds."""
    stream, cases = nps().streams["case-supervision"], golden_cases()
    return {
        str(seed): sha256(
            " ".join(one.case.reference for one in draw(stream, cases, str(seed)).cases).encode()
        ).hexdigest()
        for seed in range(1, 21)
    }


def test_twenty_draws_come_out_as_they_always_did() -> None:
    """“python -m tests.integration.test_sampling” prints them, for another processor, numpy or scipy."""
    assert digest_draws() == {row["seed"]: row["digest"] for row in csv.DictReader(GOLDEN.read_text().splitlines())}


@pytest.mark.parametrize("kernel", ["Haswell", "Prescott", "SkylakeX"])
def test_draws_are_the_same_whatever_the_processor_adds_up_with(kernel: str) -> None:
    words = [sys.executable, "-m", "tests.integration.test_sampling"]
    told = subprocess.run(
        words, cwd=ROOT, env={**os.environ, "OPENBLAS_CORETYPE": kernel}, check=True, capture_output=True, text=True
    ).stdout
    assert told == GOLDEN.read_text()


if __name__ == "__main__":
    print("seed,digest")
    for printed, drawn_digest in digest_draws().items():
        print(f"{printed},{drawn_digest}")
