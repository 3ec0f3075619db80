"""What people do to see facts by group: by unit, officer’s grade, risk, gender and ethnicity."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trueline.actions.desk.asking import ask_on, list_terms_of, open_duck
from trueline.actions.desk.caseloads import open_caseload
from trueline.actions.desk.facts import list_facts
from trueline.actions.desk.limits import Limit, find_limits, get_limits
from trueline.core.caseloads import ExtractAccount
from trueline.core.estimates import GROUPINGS, FactGroup, group_fact_statuses
from trueline.core.facts import Fact
from trueline.core.problems import Problem, Refused
from trueline.intake.fact_files import get_fact, load_grouping
from trueline.publishing.files import check_ending, write_whole
from trueline.publishing.tables import CellValue, to_csv, to_json
from trueline.warehouse.grouping import count_groups
from trueline.warehouse.running import run_facts

COLUMNS = ("fact", "by", "group", "true", "false", "not_applicable", "unknown", "percent", "low", "high")
#: A subject of these kinds has a unit, a grade and so on.
_GROUPED = ("event", "person")


@dataclass(frozen=True)
class GroupedFacts:
    """Facts by group: whose extract it is, the day, the facts with their limits, every group in order, and from how
    many subjects on a share is told.
    """

    account: ExtractAccount
    as_at: date
    facts: tuple[Fact, ...]
    limits: tuple[Limit, ...]
    groups: tuple[FactGroup, ...]
    least: Limit
    people: int | None

    @property
    def assumed(self) -> tuple[str, ...]:
        """The facts with a limit that is an assumption."""
        ids = {one.parameter.id for one in self.limits if one.is_assumed}
        return tuple(fact.id for fact in self.facts if ids & set(fact.parameters))


def group_facts(
    folder: Path,
    as_at: date,
    out: Path,
    by: Iterable[str] = (),
    ids: Iterable[str] = (),
    *,
    level: float = 0.8,
    key: Path | None = None,
) -> GroupedFacts:
    """Run facts, all of events and people unless ``ids`` name some, and write how many of each group they are true of,
    as CSV or JSON by the ending of ``out``. Refused, with nothing written, when anything is wrong with the extract.
    """
    groupings = _check_groupings(by)
    is_csv = check_ending(out, ".csv", ".json") == ".csv"
    facts = _choose(ids)
    with open_caseload(folder, key) as extract:
        terms = list_terms_of(extract, as_at)
        asked = ask_on(extract, as_at, facts, terms)
        with open_duck(extract) as engine:
            parts = run_facts(engine, facts, terms, asked, extract.workplace)
            told = list(count_groups(engine, load_grouping(), terms, asked, parts, groupings))
        account, people = extract.account, extract.people
    (limit,) = get_limits(["group_least"], account, as_at)
    least = int(limit.held.value)
    groups = group_fact_statuses(told, least, level)
    rows = [to_row(one) for one in groups]
    write_whole(out, to_csv(rows, COLUMNS) if is_csv else to_json(rows), inputs=(folder,))
    return GroupedFacts(account, as_at, facts, find_limits(facts, account, as_at), groups, limit, people)


def to_row(one: FactGroup) -> dict[str, CellValue]:
    """A group as a row; every number of a hidden one is blank."""
    counts, interval = one.counts, one.interval
    return {
        "fact": one.fact,
        "by": one.by,
        "group": one.group,
        "true": counts.met if counts else None,
        "false": counts.not_met if counts else None,
        "not_applicable": counts.leaves if counts else None,
        "unknown": counts.unknown if counts else None,
        "percent": counts.percent if counts else None,
        "low": round(100 * interval.low, 2) if interval else None,
        "high": round(100 * interval.high, 2) if interval else None,
    }


def _check_groupings(by: Iterable[str]) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(by))
    for one in asked:
        if one not in GROUPINGS:
            remedy = f"Use one of: {', '.join(GROUPINGS)}"
            raise Refused(Problem("no grouping we know", remedy, field="--by", value=one))
    return asked or GROUPINGS


def _choose(ids: Iterable[str]) -> tuple[Fact, ...]:
    facts = tuple(get_fact(id_) for id_ in dict.fromkeys(ids))
    for fact in facts:
        if fact.subject not in _GROUPED:
            remedy = "Name a fact of events or people"
            raise Refused(
                Problem(f"a fact of each {fact.subject} has no groups", remedy, field="--fact", value=fact.id)
            )
    return facts or tuple(fact for fact in list_facts() if fact.subject in _GROUPED)
