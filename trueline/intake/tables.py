"""Which headings and rows does a CSV or XLSX file hold, whatever its encoding and delimiter?"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from trueline.core.problems import Problem, Refused
from trueline.intake.workbooks import Cell, read_workbook

_DELIMITERS = ",;\t|"
#: Excel's own way of naming the delimiter, in a line above the headings.
_NAMED_DELIMITER = re.compile(r"sep=(.)\r?\n")


@dataclass(frozen=True)
class Row:
    """A row that is not blank. ``number`` counts as a spreadsheet does: the heading is row 1. ``cells`` follow the
    headings.
    """

    number: int
    cells: tuple[Cell, ...]

    def text(self, column: int) -> str:
        """A cell as trimmed text; whole numbers without the decimals that a spreadsheet gives them."""
        return self.verbatim(column).strip()

    def verbatim(self, column: int) -> str:
        """A cell as text with its spaces and line breaks: what somebody wrote is kept as it was written."""
        cell = self.cells[column]
        return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


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
    lines = read_workbook(content, path.name) if is_workbook else _read_csv(content, path.name)
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
    named = _NAMED_DELIMITER.match(text)
    first = next(iter(text.strip("\r\n ").splitlines()), "")
    delimiter = named[1] if named else max(_DELIMITERS, key=first.count)
    # Strict: else a quotation mark that nobody closed would swallow every row after it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if not (named and number == 1):
                yield number, list(cells)
    except csv.Error as error:
        remedy = "Look for a quotation mark that is not closed, here or above, or save the file as CSV UTF-8 again"
        raise Refused(Problem(f"not CSV: {error}", remedy, file=file, row=number + 1)) from None


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
