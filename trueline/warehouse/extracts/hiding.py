"""How do pseudonyms come in place of references, in every table and whatever their size?

Each reference is worked out once and joined. Until then the files hold references as they came, so that faults are told
under the references by which their sender knows them.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import duckdb

from trueline.core.caseloads import ExtractDefinition, ExtractTable
from trueline.warehouse.extracts.fields import quote_name, quote_text


def hide_people(
    warehouse: duckdb.DuckDBPyConnection,
    definition: ExtractDefinition,
    paths: Mapping[str, Path],
    pseudonymise: Callable[[str], str],
) -> int:
    """Write each table anew with pseudonyms for references, and without the other numbers by which a person is known;
    how many people there are. Rows without a person stay so.
    """
    held = {name: tuple(_list_references(definition.tables[name])) for name in paths}
    listed = " UNION ".join(
        f"SELECT {quote_name(field)} AS reference FROM read_parquet({quote_text(str(paths[name]))})"
        for name, fields in held.items()
        for field in fields
    )
    found = warehouse.execute(f"SELECT reference FROM ({listed}) WHERE reference IS NOT NULL ORDER BY 1").fetchall()
    references = [reference for (reference,) in found]
    warehouse.execute(
        "CREATE OR REPLACE TEMP TABLE pseudonyms AS"
        " SELECT unnest(?::VARCHAR[]) AS reference, unnest(?::VARCHAR[]) AS pseudonym",
        [references, [pseudonymise(reference) for reference in references]],
    )
    for name, fields in held.items():
        if fields:
            _rewrite(warehouse, definition.tables[name], fields, paths[name])
    return len(references)


def _list_references(table: ExtractTable) -> Iterator[str]:
    """The fields of a table that hold the reference of a person."""
    for field in table.fields:
        if field.to == "person" or (table.name == "person" and (field.name,) == table.key):
            yield field.name


def _rewrite(warehouse: duckdb.DuckDBPyConnection, table: ExtractTable, fields: tuple[str, ...], path: Path) -> None:
    names = [f"{quote_name(f'known {name}')}.pseudonym AS {quote_name(name)}" for name in fields]
    names += [f"CAST(NULL AS VARCHAR) AS {quote_name(part.name)}" for part in table.fields if part.identifies]
    joined = " ".join(
        f"LEFT JOIN pseudonyms AS {known} ON {known}.reference = held.{quote_name(name)}"
        for name in fields
        for known in [quote_name(f"known {name}")]
    )
    made = path.with_suffix(".hidden")
    source = f"read_parquet({quote_text(str(path))}) AS held {joined}"
    query = f"SELECT held.* REPLACE ({', '.join(names)}) FROM {source}"
    warehouse.execute(f"COPY ({query}) TO {quote_text(str(made))} (FORMAT parquet)")
    made.replace(path)
