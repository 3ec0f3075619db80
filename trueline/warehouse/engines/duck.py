"""How does DuckDB answer? The engine by default: in one process, with as much memory as it is given."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from trueline.core.caseloads import ExtractDefinition
from trueline.warehouse.engines.terms import SCHEMA, Term, select_nothing
from trueline.warehouse.engines.translating import Dialect, Translator
from trueline.warehouse.extracts.fields import quote_name, quote_text

#: What DuckDB may take unless it is told otherwise.
MEMORY = "6GB"


class DuckEngine:
    """DuckDB over Parquet files. What does not fit into ``memory`` goes to ``workplace``."""

    dialect: Dialect = "duckdb"

    def __init__(self, workplace: Path, memory: str = MEMORY) -> None:
        self.warehouse = connect(workplace, memory)

    def open(self, definition: ExtractDefinition, paths: Mapping[str, Path]) -> None:
        """Give the tables of an extract their names; one that was not sent has no rows."""
        self.warehouse.execute(f"CREATE SCHEMA {SCHEMA}")
        for table in definition.tables.values():
            path = paths.get(table.name)
            source = f"SELECT * FROM read_parquet({quote_text(str(path))})" if path else select_nothing(table)
            self.warehouse.execute(f"CREATE VIEW {SCHEMA}.{quote_name(table.name)} AS {source}")

    def define(self, term: Term, translator: Translator) -> None:
        """Give a term its name; a kept one is worked out now."""
        made = "TABLE" if term.kept else "VIEW"
        self.warehouse.execute(f"CREATE {made} {quote_name(term.name)} AS {translator.translate(term.sql)}")

    def write(self, sql: str, place: Path) -> None:
        """Write what a query gives as one Parquet file, in its order."""
        self.warehouse.execute(f"COPY ({sql}) TO {quote_text(str(place))} (FORMAT parquet)")

    def fetch(self, sql: str, subject: str) -> dict[str, Any] | None:
        """The row of one subject by its columns; None when there is none."""
        found = self.warehouse.execute(f"SELECT * FROM ({sql}) WHERE subject = ?", [subject])
        row, names = found.fetchone(), [column[0] for column in found.description]
        return dict(zip(names, row, strict=True)) if row else None

    def close(self) -> None:
        """Let go of the memory."""
        self.warehouse.close()


def connect(workplace: Path, memory: str = MEMORY) -> duckdb.DuckDBPyConnection:
    """A DuckDB of our own that keeps to ``memory`` and asks nothing of any network."""
    warehouse = duckdb.connect(
        config={
            "memory_limit": memory,
            "temp_directory": str(workplace / "spilled"),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
    )
    # It is drawn on standard output, where results for machines stand.
    warehouse.execute("SET enable_progress_bar = false")
    return warehouse
