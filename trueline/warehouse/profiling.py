"""What does a caseload answer when it is counted?"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from trueline.core.caseloads import ExtractDefinition, Measure, Number
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.terms import Term, find_needed
from trueline.warehouse.engines.translating import Translator

Counted = list[tuple[str | None, tuple[Number, ...]]]


def count_measures(
    definition: ExtractDefinition,
    paths: Mapping[str, Path],
    terms: tuple[Term, ...],
    measures: Iterable[Measure],
    as_at: date,
    workplace: Path,
) -> Mapping[str, Counted]:
    """The rows of each measure by its id: the category and the numbers."""
    measures = tuple(measures)
    translator = Translator("duckdb", {"as_at": as_at})
    engine = DuckEngine(workplace)
    engine.open(definition, paths)
    needed = {term.name for measure in measures for term in find_needed(terms, measure.sql)}
    for term in terms:
        if term.name in needed:
            engine.define(term, translator)
    found: dict[str, Counted] = {}
    for measure in measures:
        rows = engine.warehouse.execute(translator.translate(measure.sql)).fetchall()
        found[measure.id] = [(row[0], tuple(row[1:])) for row in rows]
    engine.close()
    return found


def find_read(measure: Measure, terms: tuple[Term, ...]) -> frozenset[str]:
    """The tables and terms that a measure reads, also through others."""
    return frozenset(term.name for term in find_needed(terms, measure.sql))
