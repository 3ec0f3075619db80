"""Rows as a CSV file, or as a workbook."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path


def to_text(rows: Iterable[Mapping[str, object]], delimiter: str = ",") -> str:
    rows = list(rows)
    page = io.StringIO(newline="")
    writer = csv.DictWriter(page, list(rows[0]), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return page.getvalue()


def write_csv(path: Path, rows: Iterable[Mapping[str, object]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    path.write_bytes(to_text(rows, delimiter).encode(encoding))
    return path


def write_workbook(path: Path, rows: Sequence[Sequence[object]], formula: str = "", merge: str = "") -> Path:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell)
                else:
                    sheet.write(number, column, cell)
        if formula:
            sheet.write_formula(formula, "=1+1", None, 2)
        if merge:
            sheet.merge_range(merge, "merged")
    return path
