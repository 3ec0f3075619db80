"""How are the rows that several queries wrote, each to a file of its own, read and written as one?"""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from trueline.warehouse.extracts.fields import quote_text


def read_parts(parts: Iterable[Path]) -> str:
    """What a query reads the rows of some Parquet files from, in their order."""
    return f"read_parquet([{', '.join(quote_text(str(part)) for part in parts)}])"


def join_parts(
    warehouse: duckdb.DuckDBPyConnection, parts: Iterable[Path], columns: Iterable[str], place: Path, *, as_csv: bool
) -> str:
    """Write some Parquet files as one, in their order, as CSV or Parquet; what a query reads their rows from."""
    source, form = read_parts(parts), "FORMAT csv, HEADER true" if as_csv else "FORMAT parquet"
    warehouse.execute(f"COPY (SELECT {', '.join(columns)} FROM {source}) TO {quote_text(str(place))} ({form})")
    return source
