"""Which cells does a workbook hold, and is what is read what people see?"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree

from trueline.core.problems import Problem, Refused

Cell = str | int | float | bool | date | datetime | time | timedelta

#: More than this, unpacked, is no longlist: a workbook is a zip file and could fill any memory.
_MOST_BYTES = 1_000_000_000
_MOST_RATIO = 200
#: The farthest cell that is read: the reader makes room for every cell up to it.
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 702
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
#: Excel's own formats for percentages.
_PERCENT_FORMATS = {"9", "10"}


def read_workbook(content: bytes, file: str) -> Iterator[tuple[int, list[Cell]]]:
    """The rows of the first sheet that people see, with their numbers; a number formatted as a percentage as the text
    “80%”. Refused when it is no workbook, or holds what would read as something else than it looks: formulas, merged
    cells, errors.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    workbook = _open(content, file)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        ]
        if not names:
            raise Refused(Problem("no sheet that can be seen", "Show the sheet with the table", file=file))
        sheet = workbook.get_sheet(names[0], file)
        problems = list(_find_unseen(sheet, file))
        if problems:
            raise Refused(*problems)
        rows = book.get_sheet_by_name(names[0]).to_python(skip_empty_area=False)
    except (CalamineError, ValueError) as error:
        raise Refused(Problem(f"not a workbook we can read: {error}", "Save it as XLSX again", file=file)) from None
    percents = workbook.find_percents(sheet)
    for number, row in enumerate(rows, start=1):
        yield (
            number,
            [_write_percent(cell) if (number, place) in percents else cell for place, cell in enumerate(row, 1)],
        )


def _open(content: bytes, file: str) -> "_Workbook":
    damaged = Refused(Problem("a damaged or locked workbook", "Save it as XLSX again, without a password", file=file))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
            if size > _MOST_BYTES or size > _MOST_RATIO * len(content):
                raise Refused(Problem("the workbook unpacks to far too much", "Save the table as CSV UTF-8", file=file))
            parts = {name.removeprefix("/"): packed.read(name) for name in packed.namelist() if name.endswith("ml")}
            links = {name: packed.read(name) for name in packed.namelist() if name.endswith("workbook.xml.rels")}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError, EOFError):
        raise damaged from None
    # Entities of a document type can grow without end, and no program that writes workbooks uses any.
    if any(b"<!DOCTYPE" in part for part in (*parts.values(), *links.values())):
        raise damaged
    try:
        return _Workbook(parts, _find_sheets(parts, links))
    except ElementTree.ParseError:
        raise damaged from None


def _find_sheets(parts: dict[str, bytes], links: dict[str, bytes]) -> dict[str, str]:
    """The part in which each sheet lies, by the name that people see."""
    targets = {
        link.get("Id"): (link.get("Target") or "").removeprefix("/").removeprefix("xl/")
        for content in links.values()
        for link in ElementTree.fromstring(content)
    }
    book = next((content for name, content in parts.items() if name.endswith("workbook.xml")), b"<none/>")
    sheets = ElementTree.fromstring(book).iter(f"{_MAIN}sheet")
    return {sheet.get("name") or "": f"xl/{targets.get(sheet.get(_LINK))}" for sheet in sheets}


@dataclass(frozen=True)
class _Workbook:
    """The parts of a workbook by their names, and in which of them each sheet lies."""

    parts: dict[str, bytes]
    sheets: dict[str, str]

    def get_sheet(self, name: str, file: str) -> bytes:
        """The XML of a sheet; refused when nobody can tell which part it is."""
        sheet = self.parts.get(self.sheets.get(name, ""))
        if sheet is None:
            told = "a workbook whose sheets cannot be told apart"
            raise Refused(Problem(told, "Save it as XLSX again", file=file, value=name))
        return sheet

    def find_percents(self, sheet: bytes) -> set[tuple[int, int]]:
        """The rows and columns, from 1, of the cells that show a number as a percentage."""
        styles = b"|".join(self._find_percent_styles())
        found = _match_cells(rb"\bs\s*=\s*[\"'](?:" + styles + rb")[\"']").finditer(sheet) if styles else ()
        return {(int(match[2]), _number(match[1])) for match in found}

    def _find_percent_styles(self) -> Iterator[bytes]:
        styles = ElementTree.fromstring(self.parts.get("xl/styles.xml", b"<none/>"))
        own = {one.get("numFmtId") for one in styles.iter(f"{_MAIN}numFmt") if "%" in (one.get("formatCode") or "")}
        formats = (one.get("numFmtId") for held in styles.iter(f"{_MAIN}cellXfs") for one in held)
        yield from (str(number).encode() for number, one in enumerate(formats) if one in own | _PERCENT_FORMATS)


def _match_cells(attribute: bytes = b"", inside: bytes = b"") -> re.Pattern[bytes]:
    """A pattern of cells with an attribute, or with an element at their beginning; its groups are column and row."""
    place = rb"\br\s*=\s*[\"']([A-Z]{1,9})(\d{1,9})[\"']"
    with_attribute = rb"(?=[^>]*?" + attribute + rb")" if attribute else b""
    with_element = rb"[^>]*>\s*<(?:\w+:)?" + inside + rb"[\s/>]" if inside else b""
    return re.compile(rb"<(?:\w+:)?c\b" + with_attribute + rb"[^>]*?" + place + with_element)


_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*[\"']([A-Z]{1,9})(\d{1,9}):")
#: What would read as something else than it looks, and what to do about it.
_UNSEEN = (
    (_match_cells(inside=rb"f"), "a formula", "Paste the values in place of the formulas"),
    (_match_cells(rb"\bt\s*=\s*[\"']e[\"']"), "an error in place of a value", "Correct it, or leave the cell empty"),
    (_MERGED, "merged cells", "Unmerge the cells and fill in each"),
)


def _find_unseen(sheet: bytes, file: str) -> Iterator[Problem]:
    """What in a sheet would read as something else than it looks, and what is too far away to be read."""
    columns = set(re.findall(rb"\br\s*=\s*[\"']([A-Z]+)\d", sheet))
    rows = (int(row) for row in re.findall(rb"<(?:\w+:)?(?:row|c)\b[^>]*?\br\s*=\s*[\"'][A-Z]*(\d{1,19})", sheet))
    if max(rows, default=0) > _MOST_ROWS or any(_number(column) > _MOST_COLUMNS for column in columns):
        yield Problem("a cell far away from the table", "Delete the rows and columns beyond it", file=file)
    for pattern, what, remedy in _UNSEEN:
        for match in pattern.finditer(sheet):
            cell = f"cell {(match[1] + match[2]).decode()}"
            yield Problem(what, remedy, file=file, row=int(match[2]), field=cell)


def _number(column: bytes) -> int:
    """The number of a column by its letters: A is 1, Z 26, AA 27."""
    number = 0
    for letter in column[:9]:
        number = 26 * number + letter - 64
    return number


def _write_percent(cell: Cell) -> Cell:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return f"{100 * cell:.12g}%"
    return cell
