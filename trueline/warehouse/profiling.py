"""What does a caseload answer when it is counted?"""

from collections.abc import Iterable, Mapping
from datetime import date

from trueline.core.caseloads import Measure, Number
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.engine import define_needed
from trueline.warehouse.engines.terms import Term, find_needed
from trueline.warehouse.engines.translating import Translator

Counted = list[tuple[str | None, tuple[Number, ...]]]


def count_measures(
    engine: DuckEngine, terms: tuple[Term, ...], measures: Iterable[Measure], as_at: date
) -> Mapping[str, Counted]:
    """The rows of each measure by its id: the category and the numbers. The tables must be open."""
    measures = tuple(measures)
    translator = Translator(engine.dialect, {"as_at": as_at})
    define_needed(engine, terms, (measure.sql for measure in measures), translator)
    found: dict[str, Counted] = {}
    for measure in measures:
        rows = engine.warehouse.execute(translator.translate(measure.sql)).fetchall()
        found[measure.id] = [(row[0], tuple(row[1:])) for row in rows]
    return found


def find_read(measure: Measure, terms: tuple[Term, ...]) -> frozenset[str]:
    """The tables and terms that a measure reads, also through others."""
    return frozenset(term.name for term in find_needed(terms, measure.sql))
