"""What does a query tell of each person or event of a caseload, row by row?"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from trueline.core.caseloads import ExtractDefinition
from trueline.core.facts import View
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.terms import Term, find_needed
from trueline.warehouse.running import translate_for


def fetch_rows(
    definition: ExtractDefinition,
    paths: Mapping[str, Path],
    query: View,
    terms: tuple[Term, ...],
    asked: Asked,
    workplace: Path,
) -> Sequence[tuple[Any, ...]]:
    """The rows of a query in its order."""
    engine = DuckEngine(workplace)
    engine.open(definition, paths)
    translator = translate_for(engine.dialect, asked)
    for term in find_needed(terms, query.sql):
        engine.define(term, translator)
    rows = engine.warehouse.execute(translator.translate(query.sql)).fetchall()
    engine.close()
    return rows
