"""How are facts run over an extract, and their rows written as one file?"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb

from trueline.core.caseloads import ExtractDefinition
from trueline.core.facts import Fact, View
from trueline.warehouse.engines.asking import COLUMNS, Asked, ask, tell_status
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.engine import Engine, define_needed, translate_for
from trueline.warehouse.engines.terms import Term, list_terms, with_terms
from trueline.warehouse.engines.translating import Dialect
from trueline.warehouse.parts import join_parts


def run_facts(
    engine: Engine,
    facts: Iterable[Fact],
    terms: tuple[Term, ...],
    asked: Asked,
    folder: Path,
    told: Callable[[Fact], None] = lambda _: None,
) -> tuple[Path, ...]:
    """The rows of each fact as a Parquet file in ``folder``. The tables must be open; ``told`` is called before each
    fact.
    """
    facts = tuple(facts)
    translator = translate_for(engine.dialect, asked)
    define_needed(engine, terms, (ask(fact, asked) for fact in facts), translator)
    paths = []
    for fact in facts:
        told(fact)
        place = folder / f"{fact.id}.parquet"
        engine.write(translator.translate(ask(fact, asked)), place)
        paths.append(place)
    return tuple(paths)


def write_query(
    fact: Fact, definition: ExtractDefinition, views: Iterable[View], asked: Asked, dialect: Dialect
) -> str:
    """A fact as one query that can be run on the tables of an extract in a schema “extract”."""
    terms = list_terms(definition, views, asked.as_at)
    return translate_for(dialect, asked).translate("\n".join(with_terms(terms, ask(fact, asked))))


def gather(
    warehouse: duckdb.DuckDBPyConnection, parts: Iterable[Path], place: Path, *, as_csv: bool
) -> Mapping[str, Mapping[str, int]]:
    """Write the facts’ files as one, in their order, and count the statuses of each fact."""
    source = join_parts(warehouse, parts, COLUMNS, place, as_csv=as_csv)
    counts: dict[str, dict[str, int]] = {}
    for fact, status, number in warehouse.execute(
        f"SELECT fact, status, count(*) FROM {source} GROUP BY ALL ORDER BY ALL"
    ).fetchall():
        counts.setdefault(fact, {})[status] = number
    return counts


def fetch_subject(
    engine: DuckEngine, fact: Fact, terms: tuple[Term, ...], asked: Asked, names: Iterable[str]
) -> dict[str, Any] | None:
    """What a fact’s own query gives, with its status, for the first of some names that is a subject; None when none is.
    The tables must be open.
    """
    translator, sql = translate_for(engine.dialect, asked), tell_status(fact, asked)
    define_needed(engine, terms, [sql], translator)
    rows = (engine.fetch(translator.translate(sql), name) for name in names)
    return next((row for row in rows if row is not None), None)
