"""Which tables lie in the folder that a provider sent, and can their files be opened?"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path

from trueline.core.caseloads import ExtractAccount, ExtractDefinition, ExtractFile, ExtractTable
from trueline.core.problems import Problem, Refused
from trueline.intake.decoding import Decoder
from trueline.intake.documents import read_json
from trueline.intake.tables import decode_text, read_table

ACCOUNT = "extract.json"
#: Made from ``trueline/parameters`` or from ``extract.json``, and never sent.
_OURS = ("parameter", "calendar", "extract_meta")
_ENDINGS = (".csv", ".xlsx", ".parquet")
_DELIMITERS = ",;\t|"
#: Enough of a file to tell its encoding and its headings by.
_HEAD = 1 << 16


@dataclass(frozen=True)
class ExtractFolder:
    """A folder as it came: what ``extract.json`` says, the files by table, and everything wrong so far."""

    account: ExtractAccount
    files: Mapping[str, ExtractFile]
    problems: tuple[Problem, ...]


def read_extract_folder(folder: Path, definition: ExtractDefinition, workplace: Path) -> ExtractFolder:
    """Open the files of an extract. Copies of those that are not UTF-8 or Parquet are written into ``workplace``.
    Refused when there is no folder, or nothing tells whose extract it is.
    """
    if not folder.is_dir():
        raise Refused(Problem("no such folder", "Name the folder that holds extract.json", file=str(folder)))
    account = read_account(folder / ACCOUNT, definition)
    reader = _FolderReader(definition, workplace)
    files = {file.table.name: file for file in reader.read(folder)}
    problems = [*reader.problems, *_find_missing(definition, account, {*files, *reader.unread})]
    return ExtractFolder(account, files, tuple(problems))


def read_account(path: Path, definition: ExtractDefinition) -> ExtractAccount:
    """What ``extract.json`` says; refused with every mistake in it."""
    if not path.is_file():
        remedy = "Add it: provider, regime, census_date, period_start, period_end, partial_tables"
        raise Refused(Problem("the file is missing", remedy, file=ACCOUNT))
    decoder = Decoder()
    account = decoder.decode(ExtractAccount, read_json(decode_text(path.read_bytes(), ACCOUNT), ACCOUNT))
    problems = decoder.problems or [*_find_account_mistakes(account, definition)]
    if problems:
        raise Refused(*problems)
    return account


def _find_account_mistakes(account: ExtractAccount, definition: ExtractDefinition) -> Iterator[Problem]:
    regimes = [code.code for code in definition.list_by_id["REGIME"].codes]
    if account.regime not in regimes:
        remedy = f"Use one of: {', '.join(regimes)}"
        yield Problem("no such regime", remedy, file=ACCOUNT, field="regime", value=account.regime)
    for name in (*account.partial_tables, *(account.totals or ())):
        if name not in definition.tables:
            remedy = "Use the names of the data request"
            yield Problem("no such table", remedy, file=ACCOUNT, field="partial_tables or totals", value=name)
    for part in fields(ExtractAccount):
        day = getattr(account, part.name)
        if isinstance(day, date) and not definition.earliest <= day <= definition.latest:
            told = f"not between {definition.earliest} and {definition.latest}"
            yield Problem(told, "Correct the day", file=ACCOUNT, field=part.name, value=str(day))
    if not account.period_start <= account.period_end <= account.census_date:
        told = "the period does not end by the census day, or ends before it begins"
        yield Problem(told, "Order them: period_start, period_end, census_date", file=ACCOUNT)


def _find_missing(definition: ExtractDefinition, account: ExtractAccount, sent: set[str]) -> Iterator[Problem]:
    excused = {*sent, *account.partial_tables, *(one.table for one in definition.find_rebuilt(sent))}
    for table in definition.tables.values():
        if table.needed and table.name not in excused:
            remedy = f"Add {table.name}.csv, or name “{table.name}” in partial_tables of {ACCOUNT}"
            yield Problem("a table is missing", remedy, field=table.name)


class _FolderReader:
    """Opens the files of a folder, listing those that cannot be opened."""

    def __init__(self, definition: ExtractDefinition, workplace: Path) -> None:
        self.definition = definition
        self.workplace = workplace
        self.problems: list[Problem] = []
        self.unread: set[str] = set()

    def read(self, folder: Path) -> Iterator[ExtractFile]:
        """The files that can be opened, a table each."""
        seen: dict[str, str] = {}
        for path in sorted(path for path in folder.iterdir() if not path.name.startswith(".")):
            if path.name == ACCOUNT:
                continue
            table = path.stem.casefold()
            if not self._is_table(path, table):
                continue
            if table in seen:
                told = f"{seen[table]} holds the same table"
                self.problems.append(Problem(told, "Keep one of the two", file=path.name))
                continue
            seen[table] = path.name
            try:
                yield self._open(path, self.definition.tables[table])
            except Refused as refused:
                self.unread.add(table)
                self.problems.extend(refused.problems)

    def _is_table(self, path: Path, table: str) -> bool:
        if table in _OURS and path.is_file():
            told = "this table is never sent: it is made from our own parameters and extract.json"
            self.problems.append(Problem(told, "Remove the file", file=path.name))
        elif not path.is_file() or path.suffix.casefold() not in _ENDINGS:
            remedy = "Leave one CSV, XLSX or Parquet file a table, and extract.json"
            self.problems.append(Problem("not a file of an extract", remedy, file=path.name))
        elif table not in self.definition.tables:
            remedy = "Remove it, or correct its name: it is the name of the table"
            self.problems.append(Problem("no table of this name", remedy, file=path.name))
        else:
            return True
        return False

    def _open(self, path: Path, table: ExtractTable) -> ExtractFile:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if not head.strip():
            raise Refused(Problem("the file is empty", "Put the headings in the first row", file=path.name))
        ending = path.suffix.casefold()
        if ending == ".parquet":
            if head[:4] != b"PAR1":
                raise Refused(Problem("not a Parquet file", "Write it again, or send CSV", file=path.name))
            return ExtractFile(table, path.name, str(path))
        if ending == ".xlsx":
            return self._copy_workbook(path, table)
        return self._open_csv(path, table, head)

    def _copy_workbook(self, path: Path, table: ExtractTable) -> ExtractFile:
        read = read_table(path)
        copy = self.workplace / f"{table.name}.csv"
        with copy.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(read.headings)
            writer.writerows([_write_cell(cell) for cell in row.cells] for row in read.rows)
        return ExtractFile(table, path.name, str(copy), read.headings, ",")

    def _open_csv(self, path: Path, table: ExtractTable, head: bytes) -> ExtractFile:
        if not _is_utf8(path):
            text = decode_text(path.read_bytes(), path.name)
            path, name = self.workplace / f"{table.name}.csv", path.name
            path.write_text(text, encoding="utf-8", newline="")
            head = text[:_HEAD].encode()
        else:
            name = path.name
        if b"\x00" in head:
            raise Refused(Problem("not a CSV file", "Save the table as CSV UTF-8", file=name))
        first = head.decode("utf-8-sig", errors="ignore").splitlines()[0]
        delimiter = max(_DELIMITERS, key=first.count)
        headings = next(csv.reader(io.StringIO(first), delimiter=delimiter))
        return ExtractFile(table, name, str(path), tuple(headings), delimiter)


def _is_utf8(path: Path) -> bool:
    """Whether a file is UTF-8 throughout; looked at in parts, since it may not fit into memory."""
    with path.open("rb") as file:
        if file.read(2) in (b"\xff\xfe", b"\xfe\xff"):
            return False
    try:
        with path.open(encoding="utf-8") as file:
            while file.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _write_cell(cell: object) -> str:
    """A cell of a workbook as a CSV file would have it; a day without the midnight that workbooks give it."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time().isoformat() == "00:00:00" else cell.isoformat(" ", "seconds")
    if isinstance(cell, bool):
        return "Y" if cell else "N"
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
