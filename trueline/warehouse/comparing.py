"""How did the subjects of each fact move from one run of the facts to another?"""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from trueline.core.estimates import Moved
from trueline.core.problems import Problem, Refused
from trueline.warehouse.engines.asking import COLUMNS
from trueline.warehouse.extracts.fields import quote_text


def check_facts_file(warehouse: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Refused when a file is not what ``facts run`` writes."""
    remedy = "Name a file that “facts run” wrote"
    if not path.is_file():
        raise Refused(Problem("no such file", remedy, file=str(path)))
    try:
        told = warehouse.execute(f"DESCRIBE SELECT * FROM {_read(path)}").fetchall()
    except duckdb.Error:
        told = []
    if tuple(name for name, *_ in told) != COLUMNS:
        raise Refused(Problem("not the rows of facts", remedy, file=path.name))


def find_versions(warehouse: duckdb.DuckDBPyConnection, path: Path) -> dict[str, tuple[str, str]]:
    """The version of each fact in a file, and the day it was asked of."""
    query = f"SELECT fact, min(version), min(as_at) FROM {_read(path)} GROUP BY fact ORDER BY fact"
    return {fact: (version, day) for fact, version, day in warehouse.execute(query).fetchall()}


def count_moves(warehouse: duckdb.DuckDBPyConnection, before: Path, after: Path) -> Iterator[Moved]:
    """How many subjects of each fact went from one status to another, those of one file alone among them."""
    query = f"""SELECT
    coalesce(before.fact, after.fact) AS fact,
    coalesce(before.status, '') AS before,
    coalesce(after.status, '') AS after,
    count(*) AS subjects
FROM {_read(before)} AS before
FULL JOIN {_read(after)} AS after ON after.fact = before.fact AND after.subject = before.subject
GROUP BY ALL
ORDER BY ALL"""
    for fact, then, now, subjects in warehouse.execute(query).fetchall():
        yield Moved(fact, then, now, subjects)


def _read(path: Path) -> str:
    """The rows of a file of facts, every column as text, whatever its ending."""
    place = quote_text(str(path))
    if path.suffix.casefold() == ".parquet":
        return f"(SELECT columns(*)::VARCHAR FROM read_parquet({place}))"
    return f"read_csv({place}, header = true, all_varchar = true, nullstr = '')"
