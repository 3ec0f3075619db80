"""How do made-up tables become the files of an extract, however large, in little memory?"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import duckdb

from trueline.core.caseloads import ExtractDefinition
from trueline.warehouse.extracts.fields import TYPES, quote_name, quote_text


class WholeColumn(Protocol):
    """A column as an array of numbers, with what they stand for beside it."""

    @property
    def form(self) -> str:
        """How the numbers are meant: words, named, day, moment, whole or number."""

    @property
    def values(self) -> Any:
        """The array."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words that numbers are the places of, or the prefix before them."""


_FORMS: Mapping[str, str] = {
    "day": "DATE '1970-01-01' + CAST({} AS INTEGER)",
    "moment": "TIMESTAMP '1970-01-01' + to_minutes({})",
    "whole": "{}",
    "number": "{}",
}


class ExtractWriter:
    """Takes tables in parts and writes each as one Parquet file into ``folder``. ``blank`` is the number that stands
    for nothing.
    """

    def __init__(
        self, warehouse: duckdb.DuckDBPyConnection, definition: ExtractDefinition, workplace: Path, blank: int
    ) -> None:
        self.warehouse = warehouse
        self.definition = definition
        self.workplace = workplace
        self.blank = blank
        self.parts: dict[str, list[Path]] = {}

    def add(self, tables: Mapping[str, Mapping[str, WholeColumn]]) -> None:
        """Write a part of each table."""
        for name, columns in tables.items():
            rows = {key: column.values for key, column in columns.items()}
            selected = ", ".join(self._read(name, key, columns) for key in self.definition.tables[name].field_by_name)
            parts = self.parts.setdefault(name, [])
            path = self.workplace / f"{name}-{len(parts)}.parquet"
            self.warehouse.register("rows", rows)
            self.warehouse.execute(f"COPY (SELECT {selected} FROM rows) TO {quote_text(str(path))} (FORMAT parquet)")
            self.warehouse.unregister("rows")
            parts.append(path)

    def _read(self, table: str, field: str, columns: Mapping[str, WholeColumn]) -> str:
        kind = TYPES.get(self.definition.tables[table].field_by_name[field].kind, "VARCHAR")
        name = quote_name(field)
        if field not in columns:
            return f"CAST(NULL AS {kind}) AS {name}"
        column = columns[field]
        if column.form == "named":
            read = f"{quote_text(column.words[0])} || CAST({name} AS BIGINT)"
        elif column.form == "words":
            read = f"[{', '.join(quote_text(word) for word in column.words)}][{name} + 1]"
        else:
            read = _FORMS[column.form].format(name)
        return f"CASE WHEN {name} <> {self.blank} THEN CAST({read} AS {kind}) END AS {name}"

    def finish(self, folder: Path) -> Mapping[str, int]:
        """Put the parts of each table together; the rows of each."""
        rows = {}
        for name, parts in self.parts.items():
            listed = ", ".join(quote_text(str(part)) for part in parts)
            place = quote_text(str(folder / f"{name}.parquet"))
            self.warehouse.execute(f"COPY (SELECT * FROM read_parquet([{listed}])) TO {place} (FORMAT parquet)")
            counted = self.warehouse.execute(f"SELECT count(*) FROM read_parquet({place})").fetchone()
            rows[name] = counted[0] if counted else 0
            for part in parts:
                part.unlink()
        return rows
