"""What people do with the facts of two extracts: see what became of each, and of those behind a recommendation."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from trueline.core.estimates import FactChange, find_fact_change
from trueline.core.facts import Fact
from trueline.core.problems import Problem, Refused
from trueline.intake.fact_files import get_fact, load_facts, load_parameters
from trueline.warehouse.comparing import check_facts_file, count_moves, find_versions
from trueline.warehouse.engines.duck import connect


@dataclass(frozen=True)
class ComparedFacts:
    """What became of each fact between two files, each asked of its own day (empty for a file without a row).
    ``assumed`` are the facts whose limits are assumptions for a provider that has none of its own.
    """

    before: str
    after: str
    changes: tuple[tuple[Fact, FactChange], ...]
    assumed: tuple[str, ...]


def compare_facts(
    before: Path, after: Path, ids: Iterable[str] = (), recommendation: str = "", level: float = 0.95
) -> ComparedFacts:
    """Compare two files that ``facts run`` wrote: all facts that stand in both, those named by ``ids``, or those that
    carry a ``recommendation`` of the catalogue. Refused when a file is none, and when a fact was asked differently.
    """
    if not 0.5 <= level < 1:
        raise Refused(Problem("no level", "Write 95 per cent as 0.95", field="--level", value=str(level)))
    chosen = _choose(ids, recommendation)
    with TemporaryDirectory() as workplace, connect(Path(workplace)) as warehouse:
        for path in (before, after):
            check_facts_file(warehouse, path)
        then, now = find_versions(warehouse, before), find_versions(warehouse, after)
        shared = [id_ for id_ in then if id_ in now and (not chosen or id_ in chosen)]
        if not shared:
            remedy = "Run the same facts over both extracts"
            raise Refused(Problem("no fact stands in both files", remedy, file=after.name))
        _check_versions(after, {id_: (then[id_][0], now[id_][0]) for id_ in shared})
        moves = list(count_moves(warehouse, before, after))
    known = load_facts()
    changes = tuple((known[id_], find_fact_change(id_, moves, level)) for id_ in shared if id_ in known)
    limits = load_parameters()
    assumed = tuple(
        one.id for one, _ in changes if any(limit.may_be_assumed for limit in limits.select(one.parameters))
    )
    return ComparedFacts(then[shared[0]][1], now[shared[0]][1], changes, assumed)


def _choose(ids: Iterable[str], recommendation: str) -> frozenset[str]:
    """The facts asked for; none where all are."""
    chosen = {get_fact(id_).id for id_ in ids}
    if recommendation:
        row = recommendation.upper()
        carrying = {fact.id for fact in load_facts().values() if row in fact.catalogue}
        if not carrying:
            named = sorted({one for fact in load_facts().values() for one in fact.catalogue if one.startswith("REC-")})
            remedy = f"Use one of: {', '.join(named)}"
            raise Refused(Problem("no fact carries it", remedy, field="--recommendation", value=recommendation))
        chosen |= carrying
    return frozenset(chosen)


def _check_versions(after: Path, versions: dict[str, tuple[str, str]]) -> None:
    problems = [
        Problem(
            f"{id_} was asked in version {then} before and {now} now",
            "Run it over the first extract again: its rule has changed",
            file=after.name,
            field=id_,
        )
        for id_, (then, now) in versions.items()
        if then != now
    ]
    if problems:
        raise Refused(*problems)
