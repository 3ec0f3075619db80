"""Does “sample allocate” share cases out, check a changed timetable, and name every row that is wrong?"""

import json
from pathlib import Path

from tests.builders import write_csv
from tests.integration.draws import make_rows, read, type_draw
from tests.integration.typed import NPS, Call, machine


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
