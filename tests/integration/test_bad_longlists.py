"""Is a longlist that cannot be used answered with its problems, and one that can with its sample?"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import write_csv, write_workbook
from tests.integration.draws import make_rows, type_draw
from tests.integration.typed import Call, machine

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
