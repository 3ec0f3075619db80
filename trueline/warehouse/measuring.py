"""How are measures worked out over an extract, each with what it was made of or what is missing?"""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from trueline.core.facts import WORKED_OUT, Measure
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.engine import Engine, define_needed, translate_for
from trueline.warehouse.engines.terms import Term, with_terms
from trueline.warehouse.engines.translating import Dialect
from trueline.warehouse.extracts.fields import quote_name, quote_text
from trueline.warehouse.parts import join_parts

#: The columns of a result, in order. One with neither value nor answer is unknown.
COLUMNS = ("measure", "subject_kind", "subject", "value", "answer", "unit", "made_of", "missing", "as_at", "version")


def ask_measure(measure: Measure, asked: Asked) -> str:
    """The query for a measure's rows, in the order of the subjects."""
    partial = asked.find_partial(measure)
    is_known = "FALSE" if partial else "value IS NOT NULL OR answer IS NOT NULL"
    missing = quote_text("; ".join(partial)) if partial else _tell_missing(measure)
    return f"""SELECT
    {quote_text(measure.id)} AS measure,
    {quote_text(measure.subject)} AS subject_kind,
    subject,
    CASE WHEN {is_known} THEN CAST(value AS DOUBLE) END AS value,
    CASE WHEN {is_known} THEN coalesce(answer, '') ELSE '' END AS answer,
    {quote_text(measure.unit)} AS unit,
    {_tell_parts(measure)} AS made_of,
    CASE WHEN {is_known} THEN '' ELSE {missing} END AS missing,
    CAST('{asked.as_at}' AS DATE) AS as_at,
    {measure.version} AS version
FROM (
{tell_measure(measure)}
) AS measured
ORDER BY subject"""


def tell_measure(measure: Measure) -> str:
    """A measure’s own query; around that of a share, the counting of what was judged, in thousandths of a per cent."""
    if not measure.share:
        return measure.sql
    target = f",\n    ${measure.target} AS target" if measure.target else ""
    return f"""SELECT
    $provider AS subject,
    CASE WHEN count(is_met) > 0
        THEN round(1000 * CAST(100 AS DOUBLE) * count(CASE WHEN is_met THEN 1 END) / count(is_met)) / 1000
    END AS value,
    CAST(NULL AS VARCHAR) AS answer,
    count(CASE WHEN is_met THEN 1 END) AS met,
    count(is_met) AS "of",
    count(*) - count(is_met) AS unclear{target}
FROM (
{measure.sql}
) AS judged"""


def _tell_parts(measure: Measure) -> str:
    """What a measure was made of, as one text; what is blank is left out."""
    told = ", ".join(f"{quote_text(f'{name}=')} || CAST({quote_name(name)} AS VARCHAR)" for name in measure.made_of)
    return f"concat_ws('; ', {told})"


def _tell_missing(measure: Measure) -> str:
    """The fields and tables of what is blank, each once; where nothing is, what the measure says itself."""
    by_source: dict[str, list[str]] = {}
    for name, source in sorted(measure.made_of.items(), key=lambda part: part[1]):
        if source != WORKED_OUT:
            by_source.setdefault(source, []).append(f"{quote_name(name)} IS NULL")
    told = ", ".join(
        f"CASE WHEN {' OR '.join(blank)} THEN {quote_text(source)} END" for source, blank in by_source.items()
    )
    return f"coalesce(nullif(concat_ws('; ', {told}), ''), {quote_text(measure.else_missing)})"


def run_measures(
    engine: Engine, measures: Iterable[Measure], terms: tuple[Term, ...], asked: Asked, folder: Path
) -> tuple[Path, ...]:
    """The rows of each measure as a Parquet file in ``folder``. The tables must be open."""
    measures = tuple(measures)
    translator = translate_for(engine.dialect, asked)
    define_needed(engine, terms, (measure.sql for measure in measures), translator)
    paths = []
    for measure in measures:
        place = folder / f"{measure.id}.parquet"
        engine.write(translator.translate(ask_measure(measure, asked)), place)
        paths.append(place)
    return tuple(paths)


def gather_measures(
    warehouse: duckdb.DuckDBPyConnection, parts: Iterable[Path], place: Path, *, as_csv: bool
) -> dict[str, tuple[int, int]]:
    """Write the measures' files as one, in their order, and count the known and the unknown of each."""
    source = join_parts(warehouse, parts, COLUMNS, place, as_csv=as_csv)
    counted = warehouse.execute(
        f"SELECT measure, count(*) FILTER (missing = ''), count(*) FILTER (missing <> '') FROM {source} GROUP BY ALL"
    ).fetchall()
    return {measure: (known, unknown) for measure, known, unknown in counted}


def write_measure_query(measure: Measure, terms: tuple[Term, ...], asked: Asked, dialect: Dialect) -> str:
    """A measure as one query that can be run on the tables of an extract in a schema “extract”."""
    return translate_for(dialect, asked).translate("\n".join(with_terms(terms, ask_measure(measure, asked))))
