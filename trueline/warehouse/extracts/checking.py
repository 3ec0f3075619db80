"""What is wrong with the rows of an extract, and what do its tables hold once nothing is?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from trueline.core.caseloads import (
    CONTACT,
    ExtractAccount,
    ExtractDefinition,
    ExtractFile,
    ExtractTable,
    IntegrityCheck,
    match_columns,
)
from trueline.core.problems import Problem
from trueline.warehouse.extracts.fields import TYPES, Column, list_faults, quote_name, quote_text

#: The types under which a Parquet file may hold a field as it is kept.
_KEPT = {"day": ("DATE",), "moment": ("TIMESTAMP",), "whole": ("BIGINT", "INTEGER"), "number": ("DOUBLE",)}


@dataclass(frozen=True)
class CheckedTables:
    """Typed tables as Parquet files, by table; everything wrong; columns that were left out, and codes that no list
    has (table.field → code → rows), which are kept and told; the tables that were not sent and can be rebuilt, with the
    contacts that stand for their rows.
    """

    paths: Mapping[str, Path]
    rows: Mapping[str, int]
    problems: tuple[Problem, ...]
    left_out: Mapping[str, tuple[str, ...]]
    unlisted: Mapping[str, Mapping[str, int]]
    rebuilt: Mapping[str, int]


@dataclass
class ExtractChecker:
    """Checks the files of one extract in ``warehouse`` and writes them typed into ``workplace``. Of each kind of fault
    in a field at most ``most`` rows are told, and then how many more there are.
    """

    warehouse: duckdb.DuckDBPyConnection
    definition: ExtractDefinition
    account: ExtractAccount
    workplace: Path
    most: int
    problems: list[Problem] = field(default_factory=list)
    paths: dict[str, Path] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unlisted: dict[str, dict[str, int]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def check(self, files: Iterable[ExtractFile], integrity: Iterable[IntegrityCheck]) -> CheckedTables:
        """Check fields, then references and keys, then what must hold between tables; each only where what is before
        it is whole.
        """
        for file in files:
            self.names[file.table.name] = file.name
            self._check_file(file)
        if not self.problems:
            self._check_totals()
            self._check_keys()
            self._check_references()
        if not self.problems:
            self._check_integrity(integrity)
        problems, rebuilt = tuple(self.problems), dict(self._count_rebuilt())
        return CheckedTables(self.paths, self.rows, problems, self.left_out, self.unlisted, rebuilt)

    def _check_file(self, file: ExtractFile) -> None:
        try:
            columns = self._open(file)
        except duckdb.Error:
            told = "not a file that can be read"
            self.problems.append(Problem(told, "Write it again, or send CSV UTF-8", file=file.name))
            return
        if columns is None or self._tell_faults(file, columns):
            return
        self._keep(file.table, columns)

    def _open(self, file: ExtractFile) -> list[Column] | None:
        """Make the file the view ``raw`` with its rows’ numbers; None, with the reason told, when it is unusable."""
        headings, types = (file.headings, ()) if file.delimiter else self._describe_parquet(file)
        matched = match_columns(file.table, file.name, headings)
        self.problems.extend(matched.problems)
        if matched.unknown:
            self.left_out[file.table.name] = matched.unknown
        if matched.problems:
            return None
        source = (
            self._read_csv(file) if file.delimiter else f"read_parquet({quote_text(file.path)}, file_row_number = true)"
        )
        number = "row_number() OVER ()" if file.delimiter else "file_row_number + 1"
        self.warehouse.execute(
            f"CREATE OR REPLACE TEMP VIEW raw AS SELECT *, {number} + 1 AS row_in_file FROM {source}"
        )
        if file.delimiter and self._tell_torn_rows(file):
            return None
        return [
            Column(
                file.table.field_by_name[name],
                f"column_{place}" if file.delimiter else headings[place],
                bool(types) and types[place] in _KEPT.get(file.table.field_by_name[name].kind, ()),
            )
            for name, place in matched.by_field.items()
        ]

    def _describe_parquet(self, file: ExtractFile) -> tuple[tuple[str, ...], tuple[str, ...]]:
        described = self.warehouse.execute(f"DESCRIBE SELECT * FROM read_parquet({quote_text(file.path)})").fetchall()
        return tuple(row[0] for row in described), tuple(row[1] for row in described)

    def _read_csv(self, file: ExtractFile) -> str:
        columns = ", ".join(f"'column_{place}': 'VARCHAR'" for place in range(len(file.headings)))
        return (
            f"read_csv({quote_text(file.path)}, auto_detect = false, columns = {{{columns}}}, header = false, skip = 1,"
            f" delim = {quote_text(file.delimiter)}, quote = '\"', escape = '\"',"
            " store_rejects = true, rejects_limit = 0)"
        )

    def _tell_torn_rows(self, file: ExtractFile) -> bool:
        """Tell rows with more or fewer cells than there are headings, and quotation marks that are never closed."""
        self.warehouse.execute("SELECT count(*) FROM raw").fetchall()
        query = "SELECT line, csv_line FROM reject_errors GROUP BY ALL ORDER BY line"
        torn = self.warehouse.execute(query).fetchall()
        self.warehouse.execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans")
        told = "more or fewer cells than there are headings, or a quotation mark that is not closed"
        remedy = "Look for a stray delimiter or quotation mark"
        for line, written in torn[: self.most]:
            self.problems.append(Problem(told, remedy, file=file.name, line=line, value=written.strip()[:80]))
        if len(torn) > self.most:
            self._tell_more(file, len(torn) - self.most, "")
        return bool(torn)

    def _tell_more(self, file: ExtractFile, more: int, name: str) -> None:
        rest = f"{more:,} more like it"
        self.problems.append(
            Problem(rest, "Correct them in the source, and write the file again", file=file.name, field=name)
        )

    def _tell_faults(self, file: ExtractFile, columns: list[Column]) -> bool:
        """Find faults in one reading of the file; then, for those there are, the rows."""
        census = self.account.census_date
        faults = [(column, fault) for column in columns for fault in list_faults(self.definition, column, census)]
        counts = ", ".join(f"count_if({fault.predicate})" for _, fault in faults)
        found = self.warehouse.execute(f"SELECT {counts}, count(*) FROM raw").fetchone()
        assert found is not None
        self.rows[file.table.name] = found[-1]
        for (column, fault), count in zip(faults, found[:-1], strict=True):
            if count:
                query = f"SELECT row_in_file, {column.written} FROM raw WHERE {fault.predicate}"
                for row, value in self.warehouse.execute(f"{query} ORDER BY 1 LIMIT {self.most}").fetchall():
                    place = {"file": file.name, "row": row, "field": column.field.name}
                    self.problems.append(Problem(fault.what, fault.remedy, value=(value or "")[:80], **place))
                if count > self.most:
                    self._tell_more(file, count - self.most, column.field.name)
        return any(found[:-1])

    def _keep(self, table: ExtractTable, columns: list[Column]) -> None:
        """Write the table with every field of the definition, typed, and its rows' numbers."""
        read = {column.field.name: column.read for column in columns}
        kept = ", ".join(
            f"CAST({read.get(part.name, 'NULL')} AS {TYPES.get(part.kind, 'VARCHAR')}) AS {quote_name(part.name)}"
            for part in table.fields
        )
        path = self.workplace / f"{table.name}.parquet"
        target = quote_text(str(path))
        self.warehouse.execute(
            f"COPY (SELECT {kept}, CAST(row_in_file AS BIGINT) AS row_in_file FROM raw) TO {target} (FORMAT parquet)"
        )
        self.warehouse.execute(
            f"CREATE OR REPLACE VIEW {quote_name(table.name)} AS SELECT * FROM read_parquet({target})"
        )
        self.paths[table.name] = path
        self._gather_unlisted(table, {column.field.name for column in columns})

    def _gather_unlisted(self, table: ExtractTable, present: set[str]) -> None:
        for part in table.fields:
            if part.list and part.name in present:
                codes = ", ".join(quote_text(code.code) for code in self.definition.list_by_id[part.list].codes)
                name = quote_name(part.name)
                strays = f"FROM {quote_name(table.name)} WHERE {name} NOT IN ({codes})"
                query = f"SELECT {name}, count(*) {strays} GROUP BY 1 ORDER BY 1"
                found = dict(self.warehouse.execute(query).fetchall())
                if found:
                    self.unlisted[f"{table.name}.{part.name}"] = found

    def _count_rebuilt(self) -> Iterator[tuple[str, int]]:
        for how in self.definition.find_rebuilt(self.paths):
            codes = ", ".join(quote_text(code.code) for code in how.codes)
            query = f"SELECT count(*) FROM {CONTACT} WHERE contact_type IN ({codes})"
            found = self.warehouse.execute(query).fetchone()
            assert found is not None
            yield how.table, found[0]

    def _check_totals(self) -> None:
        for name, total in (self.account.totals or {}).items():
            held = self.rows.get(name, 0)
            if held != total:
                told = f"{held:,} rows, and extract.json promises {total:,}"
                self.problems.append(
                    Problem(told, "Send the whole table, or correct totals", file=self.names.get(name, name))
                )

    def _check_keys(self) -> None:
        for name in self.paths:
            key = self.definition.tables[name].key
            if key:
                fields = ", ".join(quote_name(part) for part in key)
                query = (
                    f"SELECT max(row_in_file), concat_ws(' ', {fields}) FROM {quote_name(name)} GROUP BY {fields}"
                    " HAVING count(*) > 1"
                )
                remedy = "Send each row once; the last of those with this key stands in the row named"
                self._tell_rows(name, query, ", ".join(key), "the key stands there twice", remedy)

    def _check_references(self) -> None:
        partial = set(self.account.partial_tables)
        for table, part, target in self.definition.find_references():
            if table.name in self.paths and target.name in self.paths and target.name not in partial:
                name, key = quote_name(part.name), quote_name(target.key[0])
                query = (
                    f"SELECT row_in_file, {name} FROM {quote_name(table.name)} AS child"
                    f" ANTI JOIN {quote_name(target.name)} AS parent ON parent.{key} = child.{name}"
                    f" WHERE {name} IS NOT NULL"
                )
                told = f"no row of {target.name} has this {target.key[0]}"
                self._tell_rows(table.name, query, part.name, told, "Correct it, or send the row it refers to")

    def _check_integrity(self, checks: Iterable[IntegrityCheck]) -> None:
        partial = set(self.account.partial_tables)
        for check in checks:
            if all(name in self.paths and name not in partial for name in check.needs):
                query = f"SELECT row_in_file, value, field FROM ({check.sql})"
                self._tell_rows(check.table, query, "", check.what, check.remedy)

    def _tell_rows(self, table: str, query: str, name: str, what: str, remedy: str) -> None:
        file = self.names[table]
        found = self.warehouse.execute(
            f"SELECT *, count(*) OVER () FROM ({query}) ORDER BY 1 LIMIT {self.most}"
        ).fetchall()
        for row, value, *rest in found:
            place = rest[0] if len(rest) > 1 else name
            told = "" if value is None else str(value)
            self.problems.append(Problem(what, remedy, file=file, row=row, field=place, value=told[:80]))
        if found and found[0][-1] > self.most:
            rest_told = f"{found[0][-1] - self.most:,} more like it"
            self.problems.append(Problem(rest_told, remedy, file=file, field=name))
