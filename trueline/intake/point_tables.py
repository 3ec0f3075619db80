"""Which published tables of points, weights and bands come with Trueline, as terms that queries can read?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from trueline.core.facts import PointTable, View
from trueline.intake.documents import read_yaml
from trueline.intake.sql_files import decode


@dataclass(frozen=True)
class _Tables:
    """One file of tables."""

    tables: tuple[PointTable, ...]


@cache
def load_point_tables() -> tuple[PointTable, ...]:
    """Every table of ``trueline/parameters/tables``, in order."""
    with as_file(files("trueline") / "parameters" / "tables") as folder:
        read = [decode(_Tables, read_yaml(path)) for path in sorted(folder.glob("*.yaml"))]
    return tuple(table for one in read for table in one.tables)


def list_point_views() -> Mapping[str, View]:
    """Every table by its id, as a term with its rows."""
    return {table.id: View(table.id, table.says, kept=True, sql=_write(table)) for table in load_point_tables()}


def _write(table: PointTable) -> str:
    """A table as a query that gives its rows."""
    columns = ",\n    ".join(
        f"CAST({name} AS {'DOUBLE' if kind == 'number' else 'VARCHAR'}) AS {name}"
        for name, kind in table.columns.items()
    )
    rows = ",\n    ".join(f"({', '.join(_write_row(table, row))})" for row in table.rows)
    return f"SELECT\n    {columns}\nFROM (VALUES\n    {rows}\n) AS listed({', '.join(table.columns)})"


def _write_row(table: PointTable, row: str) -> list[str]:
    kinds = zip(row.split(), table.columns.values(), strict=True)
    return [word if kind == "number" else f"'{word}'" for word, kind in kinds]
