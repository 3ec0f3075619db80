"""What is an engine, and how does it come by the tables and terms that a query reads?"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeVar

from trueline.core.caseloads import ExtractDefinition
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.terms import Term, find_needed
from trueline.warehouse.engines.translating import Dialect, Translator


class Engine(Protocol):
    """What can answer queries over the tables of an extract."""

    dialect: Dialect

    def open(self, definition: ExtractDefinition, paths: Mapping[str, Path]) -> None:
        """Give the tables of an extract their names."""

    def define(self, term: Term, translator: Translator) -> None:
        """Give a term its name."""

    def write(self, sql: str, place: Path) -> None:
        """Write what a query gives as one Parquet file, in its order."""

    def close(self) -> None:
        """Let go of what is held."""


Opened = TypeVar("Opened", bound=Engine)


@contextmanager
def open_tables(engine: Opened, definition: ExtractDefinition, paths: Mapping[str, Path]) -> Iterator[Opened]:
    """An engine with the tables of an extract under their names; closed at the end."""
    try:
        engine.open(definition, paths)
        yield engine
    finally:
        engine.close()


def define_needed(engine: Engine, terms: tuple[Term, ...], queries: Iterable[str], translator: Translator) -> None:
    """Give their names to the terms that some queries read. The tables must be open."""
    needed = {term.name for sql in queries for term in find_needed(terms, sql)}
    for term in terms:
        if term.name in needed:
            engine.define(term, translator)


def translate_for(dialect: Dialect, asked: Asked) -> Translator:
    """The translator with the limits of one run."""
    return Translator(dialect, asked.literals, asked.parameters.bank_holidays)
