"""What does a query tell of each person or event of a caseload, row by row?"""

from collections.abc import Sequence
from typing import Any

from trueline.core.facts import View
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.engine import define_needed, translate_for
from trueline.warehouse.engines.terms import Term


def fetch_rows(engine: DuckEngine, query: View, terms: tuple[Term, ...], asked: Asked) -> Sequence[tuple[Any, ...]]:
    """The rows of a query in its order. The tables must be open."""
    translator = translate_for(engine.dialect, asked)
    define_needed(engine, terms, [query.sql], translator)
    return engine.warehouse.execute(translator.translate(query.sql)).fetchall()
