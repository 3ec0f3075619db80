"""Is every fault of an extract told where it stands, and does nothing of a faulty one get in?"""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from ruamel.yaml import YAML

from tests.builders import write_workbook
from tests.extracts import DEFINITION, GOOD, account, write_extract, write_tables
from trueline.actions.desk.caseloads import (
    CheckedExtract,
    check_caseload,
    invent_caseload,
    invent_dirty_caseload,
    open_caseload,
)
from trueline.actions.desk.facts import run_facts_over
from trueline.core.caseloads import describe_extract, match_columns
from trueline.core.problems import Problem, Refused
from trueline.synthetic.extracts.inventing import PLANTED
from trueline.warehouse.engines.terms import list_columns

BAD = YAML(typ="safe", pure=True).load(Path(__file__).with_name("bad_extracts.yaml"))


def spoil(folder: Path, bad: dict[str, Any]) -> None:
    for name, text in {**bad.get("text", {}), **bad.get("add", {})}.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, digits in bad.get("bytes", {}).items():
        (folder / name).write_bytes(bytes.fromhex(digits))
    for name, other in bad.get("rename", {}).items():
        (folder / name).rename(folder / other)
    for name in filter(None, [bad.get("drop")]):
        (folder / name).unlink()
    for name in filter(None, [bad.get("folder")]):
        (folder / name).mkdir()
    for table, row, field, *value in filter(None, [bad.get("cell"), bad.get("long")]):
        set_cell(folder / f"{table}.csv", row, field, str(value[0]) if value else "He said that " * 20)
    path = folder / "extract.json"
    if "json" in bad:
        path.write_text(json.dumps({**json.loads(path.read_text()), **bad["json"]}))


def set_cell(path: Path, row: int, field: str, value: str) -> None:
    with path.open(newline="") as file:
        lines = list(csv.reader(file))
    lines[row - 1][lines[0].index(field)] = value
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(lines)


def problems_of(folder: Path, most: int = 20) -> tuple[Problem, ...]:
    try:
        return check_caseload(folder, most).problems
    except Refused as refused:
        return refused.problems


def check(folder: Path) -> CheckedExtract:
    checked = check_caseload(folder)
    assert not checked.problems, checked.problems
    return checked


def test_the_corpus_has_at_least_sixty_kinds() -> None:
    assert len({bad["kind"] for bad in BAD}) == len(BAD) >= 60


@pytest.mark.parametrize("bad", BAD, ids=[bad["kind"] for bad in BAD])
def test_a_bad_extract_is_answered_where_it_is_bad_and_nothing_is_loaded(bad: dict[str, Any], tmp_path: Path) -> None:
    folder = write_extract(tmp_path / "extract")
    spoil(folder, bad)
    with pytest.raises(Refused) as refused:
        run_facts_over(folder, account().census_date, tmp_path / "facts.csv")
    told = [str(problem) for problem in refused.value.problems]
    assert any(all(part in one for part in bad["told"]) for one in told), told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["extract"]


def test_a_good_extract_has_no_problem(tmp_path: Path) -> None:
    checked = check(write_extract(tmp_path / "x"))
    assert checked.rows["person"] == 2
    assert not checked.left_out and not checked.unlisted


def test_there_must_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no such folder"):
        check_caseload(tmp_path / "nowhere")


def test_days_moments_answers_and_references_are_read_as_they_are_meant(tmp_path: Path) -> None:
    with open_caseload(write_extract(tmp_path / "x")) as extract:
        row = duckdb.execute(f"SELECT * FROM '{extract.paths['contact']}'").fetchone()
        names = [
            column[0] for column in duckdb.execute(f"DESCRIBE SELECT * FROM '{extract.paths['contact']}'").fetchall()
        ]
        assert row is not None
        contact = dict(zip(names, row, strict=True))
        assert str(contact["contact_date"]) == "2018-02-10"
        assert str(contact["last_updated_at"]) == "2018-02-10 12:00:00"
        assert contact["hours_credited"] == 1.5
        assert contact["row_in_file"] == 2
        crns = duckdb.execute(f"SELECT crn FROM '{extract.paths['event']}' ORDER BY 1").fetchall()
        assert crns == [("X1",), ("X2",)], "a CRN is one whatever its spelling"
        paths = extract.paths
    assert not paths["contact"].exists(), "nothing is left of it"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_encoding_and_delimiter_is_read(encoding: str, delimiter: str, tmp_path: Path) -> None:
    folder = write_extract(tmp_path / "x")
    text = "Ldu code,PDU_CODE,name\r\nU1,C1,Llŷn\r\n".replace("ŷ", "ä").replace(",", delimiter)
    (folder / "ldu.csv").write_bytes(text.encode(encoding))
    with open_caseload(folder) as extract:
        found = duckdb.execute(f"SELECT name FROM '{extract.paths['ldu']}'").fetchall()
    assert found == [("Llän",)]


def test_a_workbook_is_read_like_a_text(tmp_path: Path) -> None:
    from datetime import date, datetime

    folder = write_extract(tmp_path / "x")
    (folder / "disposal.csv").unlink()
    headings = ["disposal_id", "event_id", "disposal_type", "sentence_type", "start_date", "length"]
    rows = [
        headings,
        ["D1", "E1", "CO", "CO", date(2018, 2, 1), 12.0],
        ["D2", "E2", "C", "CUSTODY", datetime(2017, 2, 1), 1.5],
    ]
    write_workbook(folder / "disposal.xlsx", rows)
    (folder / "recall.csv").unlink()
    moments = [
        ["recall_id", "release_id", "recall_date", "recall_reason"],
        ["B2", "L2", datetime(2018, 5, 1, 10, 30), True],
    ]
    write_workbook(folder / "recall.xlsx", moments)
    problems = problems_of(folder)
    assert [problem.field for problem in problems] == ["recall_date"], "a moment is no day"
    write_workbook(folder / "recall.xlsx", [moments[0], ["B2", "L2", date(2018, 5, 1), True]])
    with open_caseload(folder) as extract:
        found = duckdb.execute(f"SELECT start_date, length FROM '{extract.paths['disposal']}'").fetchall()
    assert [(str(day), length) for day, length in found] == [("2018-02-01", 12.0), ("2017-02-01", 1.5)]


def test_parquet_is_read_typed_or_as_text(tmp_path: Path) -> None:
    folder = write_extract(tmp_path / "x")
    for name in ("disposal", "contact"):
        (folder / f"{name}.csv").unlink()
    write_tables(folder, {"disposal": GOOD["disposal"]})
    contact = ", ".join(f"'{value}' AS {name}" for name, value in GOOD["contact"][0].items())
    duckdb.execute(f"COPY (SELECT {contact}) TO '{folder / 'contact.parquet'}' (FORMAT parquet)")
    assert check(folder).rows["disposal"] == 2
    duckdb.execute(f"COPY (SELECT 'X' AS contact_id, 1 AS more) TO '{folder / 'contact.parquet'}' (FORMAT parquet)")
    assert {problem.what for problem in problems_of(folder)} == {"a column is missing"}


def test_of_each_kind_of_fault_the_first_rows_are_told_and_then_how_many_more(tmp_path: Path) -> None:
    rows = [{**GOOD["person"][0], "crn": f"Y{number}", "gender": "" if number % 2 else "M"} for number in range(20)]
    folder = write_extract(tmp_path / "x", {**GOOD, "person": [*GOOD["person"], *rows]})
    told = [problem for problem in problems_of(folder, most=3) if problem.field == "gender"]
    assert [problem.row for problem in told] == [5, 7, 9, None]
    assert told[-1].what == "7 more like it"
    assert len(problems_of(folder, most=100)) == 10
    spread = [{**GOOD["person"][0], "crn": "Y1"} for _ in range(2)] + [
        {**GOOD["person"][0], "crn": "Y2"} for _ in range(2)
    ]
    folder = write_extract(tmp_path / "y", {**GOOD, "person": [*GOOD["person"], *spread]})
    assert [problem.what for problem in problems_of(folder, most=1)] == ["the key stands there twice", "1 more like it"]
    torn = "ldu_code,pdu_code,name\n" + "U1\n" * 5
    (folder / "ldu.csv").write_text(torn)
    assert [problem.what for problem in problems_of(folder, most=2)][-1] == "3 more like it"


def test_what_is_no_field_is_never_read_and_told(tmp_path: Path) -> None:
    folder = write_extract(tmp_path / "x")
    (folder / "ldu.csv").write_text("ldu_code,pdu_code,name,Street, \nU1,C1,Unit,1 High Street,\n")
    checked = check(folder)
    assert checked.left_out == {"ldu": ("Street",)}
    with open_caseload(folder) as extract:
        names = [row[0] for row in duckdb.execute(f"DESCRIBE SELECT * FROM '{extract.paths['ldu']}'").fetchall()]
    assert names == [*list_columns(DEFINITION.tables["ldu"]), "row_in_file"]


def test_a_code_on_no_list_is_kept_and_told(tmp_path: Path) -> None:
    folder = write_extract(tmp_path / "x")
    set_cell(folder / "contact.csv", 2, "contact_type", "zz9")
    assert check(folder).unlisted == {"contact.contact_type": {"ZZ9": 1}}


def test_a_partial_table_may_lack_what_others_refer_to(tmp_path: Path) -> None:
    folder = write_extract(tmp_path / "x", partial_tables=["staff", "offence", "victim_case"])
    set_cell(folder / "contact.csv", 2, "staff_code", "N9")
    set_cell(folder / "offence.csv", 2, "is_main", "N")
    (folder / "victim_case.csv").unlink()
    check(folder)
    (folder / ".hidden").touch()
    check(folder)


def test_an_invented_extract_is_without_fault_and_comes_out_the_same_again(tmp_path: Path) -> None:
    rows = invent_caseload(120, "s", tmp_path / "one", "nps-standards-2018", account().census_date)
    assert invent_caseload(120, "s", tmp_path / "two", "nps-standards-2018", account().census_date) == rows
    assert {table.name for table in DEFINITION.tables.values() if table.needed} <= set(rows)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name
    other = invent_caseload(120, "t", tmp_path / "three", "nps-standards-2018", account().census_date)
    assert other["person"] == rows["person"] == 120 + len(PLANTED)
    assert check(tmp_path / "one").rows == rows
    with pytest.raises(Refused, match="no number of cases"):
        invent_caseload(0, "s", tmp_path / "none", "nps-standards-2018", account().census_date)


def test_dirt_is_no_fault_of_an_extract(tmp_path: Path) -> None:
    words = ("s", tmp_path / "one", "nps-standards-2018", account().census_date)
    rows, amiss = invent_dirty_caseload(60, *words, 0.2)
    checked = check(tmp_path / "one")
    assert checked.rows == rows and not checked.problems
    assert rows["person"] == 60 + len(PLANTED) + amiss["people under two references"]["person.crn"]
    assert sum(checked.unlisted["nsi.type"].values()) == amiss["codes on no list"]["nsi.type"]
    for share in (0, 1.5):
        with pytest.raises(Refused, match="no share of rows"):
            invent_dirty_caseload(60, *words, share)


def test_blocks_follow_each_other_without_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trueline.synthetic.extracts.inventing.BLOCK", 50)
    rows = invent_caseload(120, "s", tmp_path / "one", "nps-standards-2018", account().census_date)
    assert check(tmp_path / "one").rows == rows
    shutil.rmtree(tmp_path / "one")


@pytest.mark.parametrize(
    ("in_force", "regime"),
    [("2013-04-01", "TRUST_2013"), ("2018-04-01", "NPS_CRC"), ("2022-01-01", "PROBATION_SERVICE")],
)
def test_the_regime_follows_the_framework(in_force: str, regime: str) -> None:
    from datetime import date

    from trueline.actions.desk.caseloads import _find_regime

    assert _find_regime(date.fromisoformat(in_force)) == regime


def test_the_definition_holds_together() -> None:
    for table in DEFINITION.tables.values():
        names = set(table.field_by_name)
        assert set(table.key) <= names and set(table.visible_from) <= names
        for later in table.later:
            assert {*later.fields, later.visible_from} <= names
        for part in table.fields:
            assert (part.kind == "code") == bool(part.list)
            assert not part.list or part.list in DEFINITION.list_by_id
    for _, part, target in DEFINITION.find_references():
        assert part.kind == "reference" and len(target.key) == 1


def test_every_list_is_used_and_no_code_stands_there_twice() -> None:
    used = {part.list for table in DEFINITION.tables.values() for part in table.fields} | {"REGIME"}
    assert {codes.id for codes in DEFINITION.lists} == used - {""}
    for codes in DEFINITION.lists:
        listed = [code.code for code in codes.codes]
        assert len(listed) == len(set(listed))


def test_the_table_schemas_say_what_the_definition_says() -> None:
    described = describe_extract(DEFINITION)
    resources = {one["name"]: one["schema"] for one in described["resources"]}  # type: ignore[attr-defined]
    assert set(resources) == set(DEFINITION.tables)
    contact = {part["name"]: part for part in resources["contact"]["fields"]}
    assert contact["created_at"]["type"] == "datetime" and contact["created_at"]["constraints"] == {"required": True}
    assert contact["attended"]["constraints"]["enum"] == ["Y", "N", "U"]
    assert contact["participants"]["constraints"] == {"maxLength": 200}
    assert "constraints" not in contact["start_time"]
    keys = resources["contact"]["foreignKeys"]
    assert {"fields": "crn", "reference": {"resource": "person", "fields": "crn"}} in keys
    assert "primaryKey" not in resources["personal_contact"] and "foreignKeys" not in resources["provider"]


def test_headings_are_matched_whatever_their_case_and_spaces() -> None:
    matched = match_columns(DEFINITION.tables["ldu"], "ldu.csv", ["LDU Code", "pdu_code", "", "name", "Colour"])
    assert matched.by_field == {"ldu_code": 0, "pdu_code": 1, "name": 3}
    assert matched.unknown == ("Colour",) and not matched.problems
