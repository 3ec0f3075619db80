"""Which headings and rows does a CSV or XLSX file hold, whatever its encoding and delimiter?"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path

from trueline.core.problems import Problem, Refused

Cell = str | int | float | bool | date | datetime | time | timedelta

#: More than this, unpacked, is no longlist: a workbook is a zip file and could fill any memory.
_MOST_BYTES = 1_000_000_000
_MOST_RATIO = 200
_DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class Row:
    """A row that is not blank. ``number`` counts as a spreadsheet does: the heading is row 1. ``cells`` follow the
    headings.
    """

    number: int
    cells: tuple[Cell, ...]

    def text(self, column: int) -> str:
        """A cell as trimmed text; whole numbers without the decimals that a spreadsheet gives them."""
        cell = self.cells[column]
        if isinstance(cell, float) and cell.is_integer():
            return str(int(cell))
        return str(cell).strip()


@dataclass(frozen=True)
class Table:
    """A file's headings, as written, and its rows. ``fingerprint`` is the SHA-256 of the file's bytes."""

    file: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    fingerprint: str


def read_table(path: Path) -> Table:
    """Read a table. Refused when it is no CSV or XLSX, is empty, repeats a heading, or a row is wider than the
    headings; in a workbook also for formulas and merged cells, whose values nobody typed.
    """
    if not path.is_file():
        raise Refused(Problem("no such file", "Check its name and folder", file=str(path)))
    content = path.read_bytes()
    is_workbook = content[:4] == b"PK\x03\x04"
    lines = _read_workbook(content, path.name) if is_workbook else _read_csv(content, path.name)
    return _build(path.name, list(lines), sha256(content).hexdigest())


def decode_text(content: bytes, file: str) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252; refused when it is none of these."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _decode(content, (encoding,), file)
    # Latin letters in UTF-16 have a zero in every other byte, and no other text has.
    sample = content[:2000]
    if len(sample) > 1 and sample[1::2].count(0) > len(sample) // 4:
        return _decode(content, ("utf-16-le",), file)
    if len(sample) > 1 and sample[::2].count(0) > len(sample) // 4:
        return _decode(content, ("utf-16-be",), file)
    return _decode(content, ("utf-8", "cp1252"), file)


def _decode(content: bytes, encodings: tuple[str, ...], file: str) -> str:
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(Problem("the encoding is none we know", "Save the file as CSV UTF-8", file=file))


def _read_csv(content: bytes, file: str) -> Iterator[tuple[int, list[Cell]]]:
    text = decode_text(content, file)
    if "\x00" in text:
        raise Refused(Problem("not a CSV or XLSX file", "Save the table as CSV UTF-8 or XLSX", file=file))
    first = text.lstrip("\r\n ").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, list(cells)
    except csv.Error as error:
        raise Refused(
            Problem(f"not CSV: {error}", "Save the file as CSV UTF-8 again", file=file, row=number + 1)
        ) from None


def _read_workbook(content: bytes, file: str) -> Iterator[tuple[int, list[Cell]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    _check_workbook(content, file)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError) as error:
        raise Refused(Problem(f"not a workbook we can read: {error}", "Save it as XLSX again", file=file)) from None
    yield from enumerate(rows, start=1)


def _check_workbook(content: bytes, file: str) -> None:
    """Refuse what would read as something other than what people see: bombs, formulas and merged cells."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
            if size > _MOST_BYTES or size > _MOST_RATIO * len(content):
                raise Refused(Problem("the workbook unpacks to far too much", "Save the table as CSV UTF-8", file=file))
            sheets = sorted(name for name in packed.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name))
            problems = list(_find_unseen(packed.read(sheets[0]), file)) if sheets else []
    except zipfile.BadZipFile:
        raise Refused(Problem("a damaged workbook", "Save it as XLSX again", file=file)) from None
    if problems:
        raise Refused(*problems)


def _find_unseen(sheet: bytes, file: str) -> Iterator[Problem]:
    for match in re.finditer(rb'<c r="([A-Z]+)(\d+)"[^>]*>\s*<f[ >/]', sheet):
        cell = (match[1] + match[2]).decode()
        remedy = "Paste the values in place of the formulas"
        yield Problem("a formula", remedy, file=file, row=int(match[2]), field=f"cell {cell}")
    for match in re.finditer(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+\d+)"', sheet):
        cells = b"".join((match[1], match[2], b":", match[3])).decode()
        remedy = "Unmerge the cells and fill in each"
        yield Problem("merged cells", remedy, file=file, row=int(match[2]), field=f"cells {cells}")


def _build(file: str, lines: list[tuple[int, list[Cell]]], fingerprint: str) -> Table:
    filled = [(number, cells) for number, cells in lines if any(not _is_blank(cell) for cell in cells)]
    if not filled:
        raise Refused(
            Problem("the file is empty", "Put the headings in the first row and a case in each row below", file=file)
        )
    (_, top), *below = filled
    headings = tuple(str(cell).strip() for cell in top)
    while headings and not headings[-1]:
        headings = headings[:-1]
    problems = [*_find_repeats(headings, file)]
    rows = []
    for number, cells in below:
        over = [cell for cell in cells[len(headings) :] if not _is_blank(cell)]
        if over:
            told = "The row has more cells than there are headings; look for a stray delimiter"
            problems.append(Problem("a value under no heading", told, file=file, row=number, value=str(over[0])))
        padded = (*cells, *[""] * len(headings))[: len(headings)]
        rows.append(Row(number, padded))
    if problems:
        raise Refused(*problems)
    return Table(file, headings, tuple(rows), fingerprint)


def _is_blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()


def _find_repeats(headings: tuple[str, ...], file: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for heading in headings:
        folded = heading.casefold()
        if folded and folded in seen:
            yield Problem(
                "a heading that stands there twice", "Keep one of the columns", file=file, row=1, field=heading
            )
        seen.add(folded)
