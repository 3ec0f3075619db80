"""How are rows written as CSV and JSON?"""

import csv
import io
import json
from collections.abc import Mapping, Sequence

CellValue = str | int | float | None


def to_csv(rows: Sequence[Mapping[str, CellValue]], columns: Sequence[str] | None = None) -> bytes:
    """Rows as CSV in UTF-8 with headings; ``columns`` gives the headings where there may be no rows."""
    page = io.StringIO(newline="")
    writer = csv.DictWriter(page, fieldnames=columns or list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return page.getvalue().encode()


def to_json(value: object) -> bytes:
    """A value as JSON in UTF-8 that people can read, its keys in the order given."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()
