"""How are rows written as Parquet?"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

CellValue = str | int | float | None


def to_parquet(rows: Sequence[Mapping[str, CellValue]]) -> bytes:
    """At least one row, all with the same keys, as a Parquet file: numbers as doubles, the rest as text. The same
    rows give the same bytes.
    """
    names = list(rows[0])
    numeric = {name for name in names if any(isinstance(row[name], int | float) for row in rows)}
    columns = ", ".join(f'unnest(?::{"DOUBLE" if name in numeric else "VARCHAR"}[]) AS "{name}"' for name in names)
    with TemporaryDirectory() as folder, duckdb.connect() as warehouse:
        target = Path(folder) / "rows.parquet"
        warehouse.execute("SET threads = 1")
        warehouse.execute(f"CREATE TABLE rows AS SELECT {columns}", [[row[name] for row in rows] for name in names])
        quoted = str(target).replace("'", "''")
        warehouse.execute(f"COPY rows TO '{quoted}' (FORMAT parquet)")
        return target.read_bytes()
