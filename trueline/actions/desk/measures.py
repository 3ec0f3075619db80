"""What people do with measures: list them, and have them worked out over an extract."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trueline.actions.desk.caseloads import open_caseload
from trueline.actions.desk.facts import DIALECTS, ENGINES, Limit, ask_on, list_terms_of, start_engine
from trueline.core.caseloads import ExtractAccount
from trueline.core.facts import Measure
from trueline.core.problems import Problem, Refused
from trueline.intake.extract_definitions import load_extract_definition
from trueline.intake.fact_files import load_parameters, load_views
from trueline.intake.measure_files import get_measure, load_measures
from trueline.publishing.files import copy_whole
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import connect
from trueline.warehouse.engines.spark import check_spark
from trueline.warehouse.engines.terms import list_terms
from trueline.warehouse.measuring import gather_measures, run_measures, write_measure_query


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
    return get_measure(id_)


def measure_caseload(
    folder: Path, as_at: date, out: Path, ids: Iterable[str] = (), engine: str = "duckdb", key: Path | None = None
) -> MeasuredCaseload:
    """Work out measures, all unless ``ids`` name some, over the extract in ``folder``, and write their rows to ``out``
    as Parquet or CSV by its ending; with pseudonyms for references where there is the file of a ``key``. Refused, with
    nothing written, when anything is wrong with the extract.
    """
    is_csv = out.suffix.casefold() == ".csv"
    if not is_csv and out.suffix.casefold() != ".parquet":
        raise Refused(Problem("no format we write", "End the name in .csv or .parquet", field="--out", value=str(out)))
    if engine not in ENGINES:
        raise Refused(Problem("no such engine", f"Use one of: {', '.join(ENGINES)}", field="--engine", value=engine))
    if engine == "spark":
        check_spark()
    measures = tuple(get_measure(id_) for id_ in dict.fromkeys(ids)) or list_measures()
    with open_caseload(folder, key) as extract:
        asked, terms = ask_on(extract, as_at), list_terms_of(extract, as_at)
        with start_engine(engine, extract) as running:
            parts = run_measures(running, measures, terms, asked, extract.workplace)
        made = extract.workplace / "measured"
        with connect(extract.workplace) as warehouse:
            counts = gather_measures(warehouse, parts, made, as_csv=is_csv)
        copy_whole(made, out, inputs=(folder,))
        limits = find_used(measures, extract.account, as_at)
        return MeasuredCaseload(extract.account, as_at, counts, measures, limits, extract.people)


def find_used(measures: Iterable[Measure], account: ExtractAccount, as_at: date) -> tuple[Limit, ...]:
    """The limits that measures use, as they stood for a provider on a day."""
    wanted = load_parameters().select(id_ for measure in measures for id_ in measure.parameters)
    return tuple(Limit(one, one.get(as_at, account.provider, account.regime)) for one in wanted)


def write_measure_sql(id_: str, dialect: str, account: ExtractAccount, as_at: date) -> str:
    """A measure as one query for another engine, with everything it rests on."""
    spoken = next((known for known in DIALECTS if known == dialect), None)
    if spoken is None:
        remedy = f"Use one of: {', '.join(DIALECTS)}"
        raise Refused(Problem("no such dialect", remedy, field="--sql", value=dialect))
    terms = list_terms(load_extract_definition(), load_views(), as_at)
    return write_measure_query(get_measure(id_), terms, Asked(account, as_at, load_parameters()), spoken)
