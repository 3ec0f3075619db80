"""Which facts, shared terms, parameters and worked cases come with Trueline?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import as_file, files

from trueline.core.facts import Fact, Parameter, Parameters, View, WorkedCases
from trueline.core.problems import Problem, Refused
from trueline.intake.documents import read_yaml
from trueline.intake.point_tables import list_point_views
from trueline.intake.sql_files import decode, read_sql

_HOLIDAYS = "bank-holidays.yaml"


@dataclass(frozen=True)
class _Limits:
    """One file of limits."""

    parameters: tuple[Parameter, ...]


@dataclass(frozen=True)
class _Holidays:
    """The file of days on which nobody works."""

    bank_holidays: tuple[date, ...]


@cache
def load_parameters() -> Parameters:
    """Every parameter of ``trueline/parameters``, each value with its basis."""
    with as_file(files("trueline") / "parameters") as folder:
        paths = sorted(path for path in folder.glob("*.yaml") if path.name != _HOLIDAYS)
        limits = [decode(_Limits, read_yaml(path)) for path in paths]
        holidays = decode(_Holidays, read_yaml(folder / _HOLIDAYS)).bank_holidays
    return Parameters(tuple(parameter for one in limits for parameter in one.parameters), holidays)


@cache
def load_views() -> tuple[View, ...]:
    """The terms that facts share, tables of points first, each after those that it reads."""
    with as_file(files("trueline") / "warehouse" / "views") as folder:
        read = [read_sql(path) for path in sorted(folder.glob("*.sql"))]
    left = {view.id: view for view in (replace(decode(View, one.header), sql=one.sql) for one in read)}
    ordered: dict[str, View] = dict(list_point_views())
    while left:
        ready = [view for view in left.values() if set(view.reads) <= set(ordered)]
        ordered |= {view.id: view for view in ready}
        left = {id_: view for id_, view in left.items() if id_ not in ordered}
    return tuple(ordered.values())


@cache
def load_facts() -> Mapping[str, Fact]:
    """Every fact by its id, in order."""
    with as_file(files("trueline") / "warehouse" / "facts") as folder:
        read = [(path, read_sql(path)) for path in sorted(folder.glob("*/*.sql"))]
    facts = [
        replace(decode(Fact, one.header), sql=one.sql, name=path.stem, theme=path.parent.name) for path, one in read
    ]
    return {fact.id: fact for fact in sorted(facts, key=lambda fact: fact.id)}


def get_fact(id_: str) -> Fact:
    """A fact by its id or by the name of its file; refused with the known ids when there is none."""
    known = load_facts()
    found = next((fact for fact in known.values() if id_.casefold() in (fact.id.casefold(), fact.name)), None)
    if found is None:
        raise Refused(Problem("no such fact", f"Use one of: {', '.join(known)}", field="fact", value=id_))
    return found


@cache
def load_worked_cases() -> Mapping[str, WorkedCases]:
    """The worked cases of every fact by its id."""
    with as_file(files("trueline") / "warehouse" / "facts") as folder:
        read = [decode(WorkedCases, read_yaml(path)) for path in sorted(folder.glob("*/*.yaml"))]
    return {cases.fact: cases for cases in read}


def load_grouping() -> View:
    """By what the subjects of facts can be grouped."""
    return load_question("groups", "subjects")


@cache
def load_question(question: str, name: str) -> View:
    """A query that answers a question of its own: ``trueline/warehouse/queries/<question>/<name>.sql``."""
    with as_file(files("trueline") / "warehouse" / "queries" / question / f"{name}.sql") as path:
        read = read_sql(path)
    return replace(decode(View, read.header), sql=read.sql)
