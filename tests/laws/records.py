"""Which records are generated for the facts of a theme?

Small ones in which rows meet: only the tables and fields that those facts look at, few codes of each list, and days as
far apart as the limits are, so that windows are touched on both sides. What they look at is read from their queries.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from hypothesis import strategies as st

from tests.extracts import DEFINITION, account
from tests.twins.record import later
from trueline.core.caseloads import CodeList, ExtractField, ExtractTable
from trueline.core.facts import Fact
from trueline.intake.fact_files import load_parameters, load_views
from trueline.warehouse.engines.terms import find_needed, list_terms

Tables = dict[str, list[dict[str, Any]]]
FIRST_DAY = date(2018, 1, 1)
#: How many rows at most; four of any other table.
MOST = {"person": 2, "event": 3, "offence": 3, "staff": 3, "contact": 8, "provider": 1, "pdu": 1, "ldu": 2}
#: One row for each row of another table, as the check of an extract demands.
ONE_EACH = {"disposal": "event", "offence": "event", "rosh": "assessment", "rmp": "assessment"}
_DAYS_IN = {"days": (1, 0), "working days": (1.4, 2), "months": (30.4, 1), "weeks": (7, 0)}


@dataclass(frozen=True)
class Looked:
    """What the facts of a theme look at: their whole SQL, the tables, the words between quotes and the numbers.
    Limits that are words count among the words.
    """

    sql: str
    tables: tuple[str, ...]
    limits: tuple[tuple[str, float], ...]
    codes: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(sorted({*re.findall(r"'(\w+)'", self.sql), *self.codes}))

    @property
    def numbers(self) -> tuple[int, ...]:
        written = {int(number) for number in re.findall(r"\b\d{1,3}\b", self.sql)}
        limits = {int(value) + more for unit, value in self.limits if unit not in _DAYS_IN for more in (-1, 0, 1)}
        return tuple(sorted(written | limits | {0, 1}))

    @property
    def days(self) -> tuple[int, ...]:
        lengths = {int(days) for days in re.findall(r"add_days\([^)]*?(\d+)\)", self.sql)}
        for unit, value in self.limits:
            times, more = _DAYS_IN.get(unit, (0, 0))
            lengths.add(int(value * times) + more)
        return tuple(sorted({0, 1, 2, 400} | {days + more for days in lengths for more in (-1, 0, 1) if days >= 0}))


def look(facts: Iterable[Fact]) -> Looked:
    """What some facts look at, with the tables that theirs refer to."""
    facts = tuple(facts)
    terms = list_terms(DEFINITION, load_views(), FIRST_DAY)
    needed = {term.name for fact in facts for term in find_needed(terms, fact.sql)}
    sql = "\n".join([*(fact.sql for fact in facts), *(view.sql for view in load_views() if view.id in needed)])
    tables = _add_referred({table for fact in facts for table in fact.needs})
    used = load_parameters().select(name for fact in facts for name in fact.parameters)
    values = [(one.unit, one.get(FIRST_DAY, account().provider, account().regime).value) for one in used]
    limits = tuple((unit, float(value)) for unit, value in values if not isinstance(value, str))
    return Looked(sql, tables, limits, tuple(value for _, value in values if isinstance(value, str)))


def _add_referred(tables: set[str]) -> tuple[str, ...]:
    """The tables in the order of the definition, with those above that tie them to a person."""
    above = {"custody": {"disposal"}, "rosh": {"assessment"}, "rmp": {"assessment"}, "disposal": {"event"}}
    left = list(tables | {"person"})
    while left:
        more = above.get(left.pop(), set()) - tables
        tables, left = tables | more, [*left, *more]
    wanted = tables | {"person"}
    ordered = [name for name in DEFINITION.tables if name in wanted]
    return tuple(sorted(ordered, key=lambda name: _depth(name, wanted)))


def _depth(name: str, wanted: set[str]) -> int:
    to = {field.to for field in DEFINITION.tables[name].fields if field.to in wanted and field.to != name}
    return 1 + max((_depth(other, wanted) for other in to), default=0)


def days(looked: Looked) -> st.SearchStrategy[date]:
    """Days from the first one, as far apart as the limits."""
    return st.sampled_from(looked.days).map(lambda number: later(FIRST_DAY, number))


@st.composite
def caseloads(draw: Callable[..., Any], looked: Looked) -> Tables:
    """A few records that have no row in common, so that one run of the engine is asked of them all."""
    parts = [draw(records(looked, prefix)) for prefix in "abcdef"[: draw(st.integers(1, 6))]]
    return {name: [row for part in parts for row in part[name]] for name in looked.tables}


@st.composite
def records(draw: Callable[..., Any], looked: Looked, prefix: str) -> Tables:
    """A record with a few rows in each table, their keys begun with a letter of its own."""
    tables: Tables = {}
    for name in looked.tables:
        above = ONE_EACH.get(name)
        least = 1 if name in ("person", "event") else 0
        size = len(tables[above]) if above else draw(st.integers(least, MOST.get(name, 4)))
        rows = [_draw_row(draw, looked, DEFINITION.tables[name], f"{prefix}{number}", tables) for number in range(size)]
        tables[name] = list(_keep_first(DEFINITION.tables[name], rows))
    return tables


def _keep_first(table: ExtractTable, rows: list[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """The rows with different keys, as the check of an extract would have it."""
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        key = tuple(row.get(name) for name in table.key)
        if key not in seen or not key:
            seen.add(key)
            yield row


def _draw_row(
    draw: Callable[..., Any], looked: Looked, table: ExtractTable, place: str, tables: Tables
) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for field in table.fields:
        if table.key == (field.name,) and not field.to:
            row[field.name] = f"{table.name}-{place}"
        elif field.to and field.to == ONE_EACH.get(table.name):
            row[field.name] = tables[field.to][int(place[1:])][DEFINITION.tables[field.to].key[0]]
        elif field.needed or (field.name in looked.sql and draw(st.integers(0, 3))):
            row[field.name] = _draw_value(draw, looked, field, tables)
    return row


def _draw_value(draw: Callable[..., Any], looked: Looked, field: ExtractField, tables: Tables) -> Any:
    if field.name not in looked.sql and not field.to:
        return _anything(field)
    if field.to:
        rows = tables.get(field.to) or [{DEFINITION.tables[field.to].key[0]: f"{field.to}{one}"} for one in (0, 1)]
        return draw(st.sampled_from([row[DEFINITION.tables[field.to].key[0]] for row in rows]))
    if field.list:
        return draw(st.sampled_from(_choose_codes(DEFINITION.list_by_id[field.list], looked)))
    if field.kind in ("day", "moment"):
        day = draw(days(looked))
        return day if field.kind == "day" else datetime.combine(day, time(draw(st.sampled_from([0, 12, 23])), 59))
    choices: Mapping[str, tuple[Any, ...]] = {
        "yes-no": ("Y", "N"),
        "yes-no-unknown": ("Y", "N", "U"),
        "number": tuple(float(one) for one in looked.numbers),
        "whole": looked.numbers,
        "time": ("10:30:00",),
    }
    return draw(st.sampled_from(choices.get(field.kind, ("a", "b", *looked.words))))


def _anything(field: ExtractField) -> Any:
    """A needed field at which no fact looks."""
    if field.list:
        return DEFINITION.list_by_id[field.list].codes[0].code
    other = {"day": FIRST_DAY, "moment": datetime.combine(FIRST_DAY, time()), "whole": 1, "number": 1.0}
    return other.get(field.kind, "Y")


def _choose_codes(codes: CodeList, looked: Looked) -> list[str]:
    """The codes that are named, one for each set of marks that are, one that is neither, and one on no list."""
    used = set(re.findall(r"\w+", looked.sql))
    named = [one.code for one in codes.codes if one.code in looked.words]
    marked = {frozenset(set(one.marks) & used): one.code for one in reversed(codes.codes)} if codes.view else {}
    other = [one.code for one in codes.codes if one.code not in named][:1]
    return sorted({*named, *marked.values(), *other, *(["ZZ9"] if codes.view else [])})
