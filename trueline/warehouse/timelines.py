"""What does the record of one event hold, entry by entry, as it stood on a day?"""

from collections.abc import Iterable

from trueline.core.caseloads import TimelineEntry
from trueline.core.facts import View
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.engine import define_needed
from trueline.warehouse.engines.terms import Term
from trueline.warehouse.engines.translating import Translator


def ask_timeline(parts: Iterable[View]) -> str:
    """The query for the entries of ``$event``: its own, and those of the person that belong to none in particular."""
    entries = "\nUNION ALL\n".join(part.sql for part in parts)
    return f"""SELECT
    entry.day,
    coalesce(entry.time, '') AS time,
    entry.kind,
    entry.phrase,
    coalesce(entry.code, '') AS code,
    coalesce(entry.detail, '') AS detail,
    entry.shown,
    entry.entered_at
FROM (
{entries}
) AS entry
INNER JOIN event ON event.crn = entry.crn
WHERE event.event_id = $event AND (entry.event_id IS NULL OR entry.event_id = event.event_id)
ORDER BY entry.day, coalesce(entry.time, ''), entry.shown, entry.phrase"""


def fetch_timeline(
    engine: DuckEngine, parts: Iterable[View], terms: tuple[Term, ...], asked: Asked, event: str
) -> tuple[TimelineEntry, ...] | None:
    """The entries of an event in their order; None when there is no such event. The tables must be open."""
    sql = ask_timeline(parts)
    translator = Translator(engine.dialect, {**asked.literals, "event": event}, asked.parameters.bank_holidays)
    define_needed(engine, terms, [sql], translator)
    known = engine.warehouse.execute("SELECT count(*) FROM event WHERE event_id = ?", [event]).fetchone()
    if known == (0,):
        return None
    return tuple(TimelineEntry(*row) for row in engine.warehouse.execute(translator.translate(sql)).fetchall())
