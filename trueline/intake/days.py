"""Which day does a cell mean?"""

import re
from datetime import date, datetime, timedelta

from trueline.intake.workbooks import Cell

#: Day 0 of Excel's calendar, so that serial 43325 is 2018-08-13. Below 61 it differs: Excel has a 29 February 1900.
_EXCEL_BEGINS = date(1899, 12, 30)
_FIRST, _LAST = date(1900, 3, 1), date(2100, 1, 1)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")


def read_day(cell: Cell) -> date | None:
    """A day written as 2018-08-13, 13/08/2018 or an Excel serial, with or without a time; None when it is no day
    between 1900 and 2100.
    """
    day = _read(cell)
    return day if day is not None and _FIRST <= day < _LAST else None


def _read(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_serial(float(cell))
    return _from_text(cell.strip()) if isinstance(cell, str) else None


def _from_serial(serial: float) -> date | None:
    return _EXCEL_BEGINS + timedelta(days=int(serial)) if 0 < serial < 100_000 else None


def _from_text(written: str) -> date | None:
    if re.fullmatch(r"\d{5}(\.\d+)?", written):
        return _from_serial(float(written))
    try:
        day_first = _DAY_FIRST.fullmatch(written)
        if day_first:
            day, month, year = (int(part) for part in day_first.groups())
            return date(year, month, day)
        return datetime.fromisoformat(written).date()
    except ValueError:
        return None
