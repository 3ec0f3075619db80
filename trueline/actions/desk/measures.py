"""What people do with measures: list them, and have them worked out over an extract."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trueline.actions.desk.asking import ask_on, check_dialect, check_engine, list_terms_of, open_engine
from trueline.actions.desk.caseloads import open_caseload
from trueline.actions.desk.limits import Limit, find_limits
from trueline.core.caseloads import ExtractAccount
from trueline.core.facts import Measure
from trueline.intake.extract_definitions import load_extract_definition
from trueline.intake.fact_files import load_parameters, load_views
from trueline.intake.measure_files import get_measure, load_measures
from trueline.publishing.files import check_ending, copy_whole
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import connect
from trueline.warehouse.engines.terms import list_terms
from trueline.warehouse.measuring import gather_measures, run_measures, tell_measure, write_measure_query


@dataclass(frozen=True)
class MeasuredCaseload:
    """Measures worked out over an extract: whose it is, the day, of how many each is known and unknown, and the limits
    used. ``people`` is how many references became pseudonyms.
    """

    account: ExtractAccount
    as_at: date
    counts: Mapping[str, tuple[int, int]]
    measures: tuple[Measure, ...]
    limits: tuple[Limit, ...]
    people: int | None


def list_measures() -> tuple[Measure, ...]:
    """Every measure, by id."""
    return tuple(load_measures().values())


def find_measure(id_: str) -> Measure:
    """A measure by its id; refused with the known ids when there is none."""
    return get_measure(id_, "--explain")


def read_measure_sql(measure: Measure) -> str:
    """A measure’s query as it is written, with its limits by their names."""
    return tell_measure(measure)


def measure_caseload(
    folder: Path, as_at: date, out: Path, ids: Iterable[str] = (), engine: str = "duckdb", key: Path | None = None
) -> MeasuredCaseload:
    """Work out measures, all unless ``ids`` name some, over the extract in ``folder``, and write their rows to ``out``
    as Parquet or CSV by its ending; with pseudonyms for references where there is the file of a ``key``. Refused, with
    nothing written, when anything is wrong with the extract.
    """
    is_csv = check_ending(out, ".csv", ".parquet") == ".csv"
    check_engine(engine)
    measures = tuple(get_measure(id_) for id_ in dict.fromkeys(ids)) or list_measures()
    with open_caseload(folder, key) as extract:
        asked, terms = ask_on(extract, as_at), list_terms_of(extract, as_at)
        with open_engine(engine, extract) as running:
            parts = run_measures(running, measures, terms, asked, extract.workplace)
        made = extract.workplace / "measured"
        with connect(extract.workplace) as warehouse:
            counts = gather_measures(warehouse, parts, made, as_csv=is_csv)
        copy_whole(made, out, inputs=(folder,))
        limits = find_limits(measures, extract.account, as_at)
        return MeasuredCaseload(extract.account, as_at, counts, measures, limits, extract.people)


def write_measure_sql(id_: str, dialect: str, account: ExtractAccount, as_at: date) -> str:
    """A measure as one query for another engine, with everything it rests on."""
    spoken = check_dialect(dialect, "--sql")
    terms = list_terms(load_extract_definition(), load_views(), as_at)
    return write_measure_query(find_measure(id_), terms, Asked(account, as_at, load_parameters()), spoken)
