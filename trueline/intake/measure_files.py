"""Which measures come with Trueline, with which worked cases, and which queries give the timeline of a case?"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files

from trueline.core.facts import Measure, MeasuredCases, View
from trueline.core.problems import Problem, Refused
from trueline.intake.documents import read_yaml
from trueline.intake.sql_files import decode, read_sql


@cache
def load_measures() -> Mapping[str, Measure]:
    """Every measure of ``trueline/warehouse/queries/measures`` by its id, in order."""
    with as_file(files("trueline") / "warehouse" / "queries" / "measures") as folder:
        read = [read_sql(path) for path in sorted(folder.glob("*.sql"))]
    return {measure.id: measure for measure in (replace(decode(Measure, one.header), sql=one.sql) for one in read)}


def get_measure(id_: str, field: str = "--measure") -> Measure:
    """A measure by its id; refused, under the option ``field``, with the known ids when there is none."""
    known = load_measures()
    if id_.casefold() not in known:
        raise Refused(Problem("no such measure", f"Use one of: {', '.join(known)}", field=field, value=id_))
    return known[id_.casefold()]


@cache
def load_measured_cases() -> Mapping[str, MeasuredCases]:
    """The worked cases of every measure by its id."""
    with as_file(files("trueline") / "warehouse" / "queries" / "measures") as folder:
        read = [decode(MeasuredCases, read_yaml(path)) for path in sorted(folder.glob("*.yaml"))]
    return {cases.measure: cases for cases in read}


@cache
def load_timeline_parts() -> tuple[View, ...]:
    """The queries of ``trueline/warehouse/queries/timeline``, each giving entries of some tables, in order."""
    with as_file(files("trueline") / "warehouse" / "queries" / "timeline") as folder:
        read = [read_sql(path) for path in sorted(folder.glob("*.sql"))]
    return tuple(replace(decode(View, one.header), sql=one.sql) for one in read)
