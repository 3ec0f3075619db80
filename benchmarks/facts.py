"""How long do all facts take on an extract, beside reading only their columns and writing as many rows?

In the same run, over the same files: every fact by the command’s own way; then, fact by fact, a bare reading of the
columns it needs, and a writing of the same number of narrow rows. The aim is at most three times that sum.
"""

import resource
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from timing import QUICK

from trueline.actions.desk.caseloads import invent_caseload, open_caseload
from trueline.actions.desk.facts import list_facts
from trueline.core.facts import Fact
from trueline.intake.extract_definitions import load_extract_definition
from trueline.intake.fact_files import load_parameters, load_views
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.terms import find_needed, list_terms
from trueline.warehouse.engines.translating import find_columns
from trueline.warehouse.running import run_facts

DEFINITION, FACTS = load_extract_definition(), list_facts()
AS_AT = date(2018, 8, 31)
SIZES = (500,) if QUICK else (2_600, 26_000, 260_000)


def columns_of(fact: Fact) -> dict[str, list[str]]:
    """The columns of each table that a fact reads, itself or through its terms."""
    terms = find_needed(list_terms(DEFINITION, load_views(), AS_AT), fact.sql)
    queries = [fact.sql, *(term.sql for term in terms if term.name not in DEFINITION.tables)]
    read = {name: {column for sql in queries for column in find_columns(sql, name)} for name in fact.needs}
    return {
        name: [part for part in DEFINITION.tables[name].field_by_name if part in columns or "*" in columns]
        for name, columns in read.items()
    }


def measure(cases: int) -> float:
    """Print the figures of one size; the seconds that all facts take for each person."""
    with TemporaryDirectory() as made:
        folder = Path(made) / "extract"
        begun = perf_counter()
        rows = invent_caseload(cases, "1", folder, "nps-standards-2018", AS_AT)
        invented = perf_counter() - begun
        begun = perf_counter()
        with open_caseload(folder) as extract:
            checked = perf_counter() - begun
            asked = Asked(extract.account, AS_AT, load_parameters())
            begun = perf_counter()
            engine = DuckEngine(extract.workplace)
            engine.open(DEFINITION, extract.paths)
            paths = run_facts(engine, FACTS, list_terms(DEFINITION, load_views(), AS_AT), asked, extract.workplace)
            ran = perf_counter() - begun
            begun = perf_counter()
            for fact in FACTS:
                for name, columns in columns_of(fact).items():
                    read = ", ".join(f'count("{column}")' for column in columns) or "count(*)"
                    engine.warehouse.execute(f"SELECT {read} FROM extract.{name}").fetchall()
            for number, path in enumerate(paths):
                target = extract.workplace / f"again-{number}.parquet"
                engine.warehouse.execute(f"COPY (SELECT * FROM '{path}') TO '{target}' (FORMAT parquet)")
            bare = perf_counter() - begun
            engine.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{cases:,} people, {rows['contact']:,} contacts: inventing {invented:.1f} s, checking {checked:.1f} s")
    print(f"  bare reading and writing {bare:9.2f} s   × 1.00")
    print(f"  {len(FACTS)} facts {ran:26.2f} s   × {ran / bare:.2f}   at most {peak:.1f} GiB so far")
    return ran / cases


costs = [measure(size) for size in SIZES]
for (smaller, larger), (before, after) in zip(pairwise(SIZES), pairwise(costs), strict=True):
    print(f"From {smaller:,} to {larger:,} people a person costs × {after / before:.2f}")
