"""What is made ready before an extract can be asked anything: the day, its terms, and an engine with its tables."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from trueline.actions.desk.caseloads import OpenExtract
from trueline.core.caseloads import ExtractAccount
from trueline.core.facts import Fact
from trueline.core.problems import Problem, Refused
from trueline.intake.extract_definitions import load_extract_definition
from trueline.intake.fact_files import load_parameters, load_views
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import MEMORY, DuckEngine
from trueline.warehouse.engines.engine import Engine, open_tables
from trueline.warehouse.engines.rebuilding import find_doubts, select_rebuilt
from trueline.warehouse.engines.spark import SparkEngine, check_spark
from trueline.warehouse.engines.terms import Term, list_terms
from trueline.warehouse.engines.translating import Dialect

ENGINES: Mapping[str, Callable[[Path], Engine]] = {"duckdb": DuckEngine, "spark": SparkEngine}
DIALECTS: tuple[Dialect, ...] = ("duckdb", "spark", "athena")


def check_engine(name: str) -> None:
    """Refused for an engine that is none of ours, or not installed."""
    if name not in ENGINES:
        raise Refused(Problem("no such engine", f"Use one of: {', '.join(ENGINES)}", field="--engine", value=name))
    if name == "spark":
        check_spark()


def check_dialect(name: str, field: str) -> Dialect:
    """A dialect that we write; refused, under the option ``field``, when it is none."""
    spoken = next((known for known in DIALECTS if known == name), None)
    if spoken is None:
        raise Refused(Problem("no such dialect", f"Use one of: {', '.join(DIALECTS)}", field=field, value=name))
    return spoken


def check_day(account: ExtractAccount, as_at: date) -> None:
    """Refused for a day after the extract, of which it can tell nothing."""
    if as_at > account.census_date:
        told = f"after the census day of the extract, {account.census_date}"
        raise Refused(Problem(told, "Use that day or one before it", field="--as-at", value=str(as_at)))


def ask_on(extract: OpenExtract, as_at: date, facts: Iterable[Fact] = (), terms: tuple[Term, ...] = ()) -> Asked:
    """What facts and measures are asked with; refused for a day after the extract, of which it can tell nothing."""
    account = extract.account
    check_day(account, as_at)
    doubts = find_doubts(facts, terms, load_extract_definition(), extract.rebuilt, account.partial_tables)
    return Asked(account, as_at, load_parameters(), doubts, extract.unsent)


def list_terms_of(extract: OpenExtract, as_at: date) -> tuple[Term, ...]:
    """Everything that may be read of an extract as at a day, with what is rebuilt where a table was not sent."""
    definition = load_extract_definition()
    rebuilt = {how.table: select_rebuilt(definition.tables[how.table], how) for how in extract.rebuilt}
    return list_terms(definition, load_views(), as_at, rebuilt)


def open_engine(name: str, extract: OpenExtract) -> AbstractContextManager[Engine]:
    """An engine with the tables of an extract, closed at the end."""
    return open_tables(ENGINES[name](extract.workplace), load_extract_definition(), extract.paths)


def open_duck(extract: OpenExtract, memory: str = MEMORY) -> AbstractContextManager[DuckEngine]:
    """DuckDB with the tables of an extract, closed at the end. What does not fit into ``memory`` is spilled."""
    return open_tables(DuckEngine(extract.workplace, memory), load_extract_definition(), extract.paths)
