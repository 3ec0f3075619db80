"""What people do with the timeline of a case: have it told as it stood on a day."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trueline.actions.desk.asking import ask_on, list_terms_of, open_duck
from trueline.actions.desk.caseloads import open_caseload
from trueline.core.caseloads import ExtractAccount, TimelineEntry
from trueline.core.problems import Problem, Refused
from trueline.core.wording import tell_entry
from trueline.intake.extract_definitions import load_extract_definition
from trueline.intake.measure_files import load_timeline_parts
from trueline.warehouse.timelines import fetch_timeline

#: One case needs little.
_MEMORY = "512MB"


@dataclass(frozen=True)
class ToldEntry:
    """An entry of a timeline with its words."""

    entry: TimelineEntry
    told: str


@dataclass(frozen=True)
class Timeline:
    """The entries of one event as its record stood on a day."""

    account: ExtractAccount
    event: str
    as_at: date
    entries: tuple[ToldEntry, ...]


def tell_timeline(folder: Path, event: str, as_at: date, key: Path | None = None) -> Timeline:
    """What the extract in ``folder`` holds of an event as at a day, with pseudonyms where there is the file of a
    ``key``; refused when it has no such event.
    """
    with open_caseload(folder, key) as extract:
        asked, terms = ask_on(extract, as_at), list_terms_of(extract, as_at)
        with open_duck(extract, _MEMORY) as engine:
            found = fetch_timeline(engine, load_timeline_parts(), terms, asked, event)
    if found is None:
        raise Refused(Problem("no such event", "Name one event of the extract", field="--event", value=event))
    definition = load_extract_definition()
    told = tuple(ToldEntry(entry, tell_entry(entry, definition)) for entry in found)
    return Timeline(extract.account, event, as_at, told)
