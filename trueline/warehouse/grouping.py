"""How many subjects of each group have each status for each fact?"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from trueline.core.estimates import GroupStatus
from trueline.core.facts import View
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.engine import translate_for
from trueline.warehouse.engines.terms import Term, with_terms
from trueline.warehouse.extracts.fields import quote_name
from trueline.warehouse.parts import read_parts


def count_groups(
    engine: DuckEngine,
    subjects: View,
    terms: tuple[Term, ...],
    asked: Asked,
    parts: Iterable[Path],
    groupings: Iterable[str],
) -> Iterator[GroupStatus]:
    """The statuses in the facts’ files, counted by what ``subjects`` says of each subject; the tables must be open."""
    query = translate_for(engine.dialect, asked).translate("\n".join(with_terms(terms, subjects.sql)))
    engine.warehouse.execute(f"CREATE TABLE grouped_subjects AS {query}")
    source = read_parts(parts)
    for by in groupings:
        query = f"""SELECT told.fact, grouped.{quote_name(by)}, told.status, count(*)
FROM {source} AS told
INNER JOIN grouped_subjects AS grouped
    ON grouped.subject_kind = told.subject_kind AND grouped.subject = told.subject
GROUP BY ALL
ORDER BY ALL"""
        for fact, group, status, number in engine.warehouse.execute(query).fetchall():
            yield GroupStatus(fact, by, group, status, number)
