"""CSV and XLSX files in every encoding and with every fault."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.builders import to_text, write_csv, write_workbook
from trueline.core.problems import Refused
from trueline.intake.days import read_day
from trueline.intake.tables import decode_text, read_table

ROWS = [{"CRN": "X1", "Office": "Café – Hull"}, {"CRN": "X2", "Office": ""}]


def problems(path: Path) -> list[str]:
    with pytest.raises(Refused) as refused:
        read_table(path)
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_reads_the_same_in_every_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    table = read_table(write_csv(tmp_path / "list.csv", ROWS, encoding, delimiter))
    assert table.headings == ("CRN", "Office")
    assert [row.text(1) for row in table.rows] == ["Café – Hull", ""]
    assert [row.number for row in table.rows] == [2, 3]


def test_a_workbook_reads_like_its_csv(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "list.xlsx", [["CRN", "Started", "Count"], ["X1", date(2018, 8, 13), 3], ["X2", "", 2.5]]
    )
    table = read_table(path)
    assert table.headings == ("CRN", "Started", "Count")
    assert (table.rows[0].cells[1], table.rows[0].text(2), table.rows[1].text(2)) == (date(2018, 8, 13), "3", "2.5")


def test_blank_rows_and_short_rows_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("\nCRN,Office,\n\n,,\nX1\n")
    table = read_table(path)
    assert table.headings == ("CRN", "Office")
    assert [(row.number, row.cells) for row in table.rows] == [(5, ("X1", ""))]


def test_the_fingerprint_is_that_of_the_bytes(tmp_path: Path) -> None:
    one = read_table(write_csv(tmp_path / "a.csv", ROWS)).fingerprint
    assert one == read_table(write_csv(tmp_path / "b.csv", ROWS)).fingerprint
    assert one != read_table(write_csv(tmp_path / "c.csv", ROWS[::-1])).fingerprint


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "the file is empty"),
        (b"\n , ,\n", "the file is empty"),
        (b"CRN,crn\nX1,X2\n", "row 1, “crn”: a heading that stands there twice"),
        (b"CRN\nX1,stray\n", "row 2: a value under no heading: “stray”"),
        (b'CRN\n"X1\x00"\n', "not a CSV or XLSX file"),
        (b"\x81\x8d\x8f", "the encoding is none we know"),
        (b"PK\x03\x04 not really", "a damaged or locked workbook"),
        (b"\xff\xfe\x00", "the encoding is none we know"),
        (b'CRN,Office\nX1,"Hull\nX2,York\n', "row 2: not CSV: unexpected end of data"),
        (b'CRN,Office\nX1,"Hull" Road\n', "row 2: not CSV"),
    ],
)
def test_a_bad_file_is_answered_with_what_where_and_what_to_do(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    (told,) = problems(path)
    assert told.startswith(f"list.csv{', ' if 'row' in expected else ': '}{expected}".replace(": row", ", row"))


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("CRN,CRN\na,b,c\nd,e,f\n")
    assert len(problems(path)) == 3


def test_a_cell_of_a_million_characters_is_no_csv(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f'CRN\n"{"x" * 200_000}"\n')
    (told,) = problems(path)
    assert told.startswith("list.csv, row 2: not CSV")


def test_no_file_and_no_sheet_are_refused(tmp_path: Path) -> None:
    assert "no such file" in problems(tmp_path / "nowhere.csv")[0]
    path = tmp_path / "no.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("hello.txt", "hello")
    assert "not a workbook we can read" in problems(path)[0]


def test_formulas_and_merged_cells_are_named(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "list.xlsx", [["CRN", "Office"], ["X1", "Hull"]], formula="B3", merge="A4:B5")
    assert problems(path) == [
        "list.xlsx, row 3, “cell B3”: a formula. Paste the values in place of the formulas.",
        "list.xlsx, row 4, “cell A4”: merged cells. Unmerge the cells and fill in each.",
    ]


def write_book(path: Path, *sheets: str, hide: str = "", **cells: object) -> Path:
    """A workbook of sheets of one cell that holds the sheet's name; ``cells`` are those of the first."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        percent = book.add_format({"num_format": "0.0%"})
        whole = book.add_format({"num_format": 9})
        for name in sheets or ("Cases",):
            sheet = book.add_worksheet(name)
            sheet.write("A1", name)
            if name == hide:
                sheet.hide()
            elif name == next((one for one in sheets if one != hide), "Cases"):
                sheet.activate()
                sheet.set_first_sheet()
                for place, value in cells.items():
                    if isinstance(value, str) and value.endswith("%") and value != "–%":
                        sheet.write_number(place, float(value[:-1]) / 100, whole if "." not in value else percent)
                    elif value == "–%":
                        sheet.write(place, value, percent)
                    else:
                        sheet.write(place, value)
    return path


def test_the_first_sheet_that_people_see_is_read(tmp_path: Path) -> None:
    assert read_table(write_book(tmp_path / "a.xlsx", "Notes", "Cases", hide="Notes")).headings == ("Cases",)
    assert read_table(write_book(tmp_path / "b.xlsx", "One", "Two")).headings == ("One",)


def test_a_number_shown_as_a_percentage_is_read_as_one(tmp_path: Path) -> None:
    table = read_table(
        write_book(tmp_path / "a.xlsx", B1="percent", A2="2.1.1", B2="80%", A3="2.1.2", B3="7.5%", A4="2.2.1", B4="–%")
    )
    assert [row.text(1) for row in table.rows] == ["80%", "7.5%", "–%"]


def test_a_cell_far_away_from_the_table_is_refused_before_room_is_made_for_it(tmp_path: Path) -> None:
    path = write_book(tmp_path / "far.xlsx", XFD5="stray")
    assert "a cell far away from the table" in problems(path)[0]


def test_a_workbook_may_name_its_elements_with_a_prefix(tmp_path: Path) -> None:
    """As some programs do; a formula is then ``<x:f>``."""
    import re

    plain = write_workbook(tmp_path / "plain.xlsx", [["CRN"], ["X1"]], formula="A3")
    path = tmp_path / "prefixed.xlsx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if "sheet1.xml" in name and "rels" not in name:
                content = re.sub(rb"<(/?)(?![?/])", rb"<\1x:", content).replace(b"xmlns=", b"xmlns:x=", 1)
            new.writestr(name, content)
    assert problems(path) == ["prefixed.xlsx, row 3, “cell A3”: a formula. Paste the values in place of the formulas."]


def rewrite(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """A copy of a workbook with one of its parts changed."""
    made = path.with_name(f"changed-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return made


@pytest.mark.parametrize(
    ("part", "change", "expected"),
    [
        (
            "xl/worksheets/sheet1.xml",
            lambda x: x.replace(b"<sheetData>", b'<sheetData><row r="9"><c r="A9" t="e"><v>#N/A</v></c></row>'),
            "row 9, “cell A9”: an error in place of a value",
        ),
        (
            "xl/workbook.xml",
            lambda x: x.replace(b"<workbook", b"<!DOCTYPE a []><workbook", 1),
            "a damaged or locked workbook",
        ),
        ("xl/workbook.xml", lambda x: x[:100], "a damaged or locked workbook"),
        ("xl/workbook.xml", lambda x: x.replace(b"<sheet ", b'<sheet state="hidden" '), "no sheet that can be seen"),
        ("xl/worksheets/sheet1.xml", lambda x: x[:300], "not a workbook we can read"),
        (
            "xl/_rels/workbook.xml.rels",
            lambda x: x.replace(b"worksheets/sheet1.xml", b"worksheets/../worksheets/sheet1.xml"),
            "whose sheets cannot be told apart",
        ),
    ],
)
def test_a_workbook_that_is_not_what_it_looks_is_refused(
    tmp_path: Path, part: str, change: Callable[[bytes], bytes], expected: str
) -> None:
    path = write_workbook(tmp_path / "list.xlsx", [["CRN"], ["X1"]])
    assert expected in problems(rewrite(path, part, change))[0]


def test_a_csv_may_name_its_delimiter_and_end_its_lines_in_any_way(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"sep=|\r\nCRN|Office\r\nX1|Hull, East\r\n")
    table = read_table(path)
    assert (table.headings, table.rows[0].number, table.rows[0].text(1)) == (("CRN", "Office"), 3, "Hull, East")
    path.write_bytes(b"CRN,Office\rX1,Hull\r")
    assert [row.cells for row in read_table(path).rows] == [("X1", "Hull")]


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 5_000_000)
    assert "unpacks to far too much" in problems(path)[0]


def test_text_that_is_not_a_table_is_decoded_too() -> None:
    assert decode_text(to_text(ROWS).encode("utf-16"), "x").startswith("CRN")
    assert decode_text(b"\x93quoted\x94", "x") == "“quoted”"
    assert decode_text(b"a", "x") == "a"


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2018-08-13", date(2018, 8, 13)),
        ("13/08/2018", date(2018, 8, 13)),
        ("13.8.2018", date(2018, 8, 13)),
        ("13-08-2018 09:30", date(2018, 8, 13)),
        ("2018-08-13T09:30:00", date(2018, 8, 13)),
        ("43325", date(2018, 8, 13)),
        ("43325.75", date(2018, 8, 13)),
        (43325, date(2018, 8, 13)),
        (43325.5, date(2018, 8, 13)),
        (datetime(2018, 8, 13, 9), date(2018, 8, 13)),
        (date(2018, 8, 13), date(2018, 8, 13)),
        ("31/02/2018", None),
        ("08/13/2018", None),
        ("2105-12-01", None),
        ("1066-10-14", None),
        ("soon", None),
        ("", None),
        (True, None),
        (-5, None),
        (1e9, None),
    ],
)
def test_a_day_is_read_from_whatever_a_cell_holds(cell: object, day: date | None) -> None:
    assert read_day(cell) == day  # type: ignore[arg-type]
