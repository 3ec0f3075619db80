"""What people do to see how events pass from court to officer, and from officer to victim unit: list every step."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trueline.actions.desk.asking import ask_on, list_terms_of, open_duck
from trueline.actions.desk.caseloads import open_caseload
from trueline.actions.desk.unseen import tell_day
from trueline.core.caseloads import STEPS, ExtractAccount, HandOver, StepSummary, summarise_steps
from trueline.intake.fact_files import load_question
from trueline.publishing.files import check_ending, write_whole
from trueline.publishing.tables import CellValue, to_csv
from trueline.warehouse.listing import fetch_rows

_COLUMNS = ("reference", "event", "step", "organisation", "status", "day", "days", "waited", "missing")


@dataclass(frozen=True)
class HandOverChain:
    """The steps of every sentenced event, summed up by step and organisation. ``partial`` are the tables because of
    which what is not there may be missing from the extract alone.
    """

    account: ExtractAccount
    as_at: date
    events: int
    steps: tuple[StepSummary, ...]
    partial: tuple[str, ...]


def list_handovers(folder: Path, as_at: date, out: Path, key: Path | None = None) -> HandOverChain:
    """Write the steps of every sentenced event as CSV, and sum them up. Refused, with nothing written, when anything is
    wrong with the extract.
    """
    check_ending(out, ".csv")
    with open_caseload(folder, key) as extract, open_duck(extract) as engine:
        asked, terms, account = ask_on(extract, as_at), list_terms_of(extract, as_at), extract.account
        rows = fetch_rows(engine, load_question("handovers", "steps"), terms, asked)
    handovers = [HandOver(*row) for row in rows]
    read = {table for tables in STEPS.values() for table in tables}
    partial = tuple(table for table in account.partial_tables if table in read)
    write_whole(out, to_csv([_to_row(one, partial) for one in handovers], _COLUMNS), inputs=(folder,))
    events = len({one.event for one in handovers})
    return HandOverChain(account, as_at, events, summarise_steps(handovers, partial), partial)


def _to_row(one: HandOver, partial: tuple[str, ...]) -> dict[str, CellValue]:
    status = one.find_status(partial)
    is_due = status != "not due"
    return {
        "reference": one.reference,
        "event": one.event,
        "step": one.step,
        "organisation": one.organisation,
        "status": status,
        "day": tell_day(one.day),
        "days": one.days,
        "waited": one.waited if is_due else None,
        "missing": one.missing if is_due else "",
    }
