"""What people do to have a provider answer for everyone who has not been seen: list them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trueline.actions.desk.asking import ask_on, list_terms_of, open_duck
from trueline.actions.desk.caseloads import open_caseload
from trueline.actions.desk.limits import Limit, get_limits
from trueline.core.caseloads import ExtractAccount, SupervisedPerson, UnseenPerson, list_unseen
from trueline.intake.fact_files import get_fact, load_question
from trueline.publishing.files import check_ending, write_whole
from trueline.publishing.tables import CellValue, to_csv
from trueline.warehouse.listing import fetch_rows

#: The fact that says the same of the longest time; it rests on the same tables and limit.
_FACT = "CF-042"
_LIMITS = ("unseen_days", "unseen_long_days", "unseen_longest_days")
_COLUMNS = (
    "reference", "event", "unit", "officer", "supervised_since", "last_seen", "days", "over", "certain",
    "perhaps_seen", "last_remote", "next_appointment", "reason", "action", "answered_by", "answered_on",
)  # fmt: skip


@dataclass(frozen=True)
class UnseenPeople:
    """Everyone not seen for longer than the first of the limits, out of how many under supervision in the community.
    ``partial`` are the tables because of which nobody is certain.
    """

    account: ExtractAccount
    as_at: date
    supervised: int
    limits: tuple[Limit, ...]
    people: tuple[UnseenPerson, ...]
    partial: tuple[str, ...]

    @property
    def by_limit(self) -> Mapping[int, tuple[int, int]]:
        """How many are over each limit and not over the next, and of how many of them that is certain."""
        told = {days: [one.is_certain for one in self.people if one.over == days] for days in list_bands(self.limits)}
        return {days: (len(certain), sum(certain)) for days, certain in told.items()}


def list_people_unseen(folder: Path, as_at: date, out: Path, key: Path | None = None) -> UnseenPeople:
    """Write everyone under supervision in the community who has not been seen face to face for longer than the limit,
    as CSV with columns for the provider’s answer. Refused, with nothing written, when anything is wrong with the
    extract.
    """
    check_ending(out, ".csv")
    with open_caseload(folder, key) as extract, open_duck(extract) as engine:
        asked, terms, account = ask_on(extract, as_at), list_terms_of(extract, as_at), extract.account
        rows = fetch_rows(engine, load_question("unseen", "people"), terms, asked)
    limits = get_limits(_LIMITS, account, as_at)
    partial = get_fact(_FACT).find_partial(account.partial_tables)
    people = list_unseen((SupervisedPerson(*row) for row in rows), as_at, list_bands(limits), is_partial=bool(partial))
    write_whole(out, to_csv([_to_row(one) for one in people], _COLUMNS), inputs=(folder,))
    return UnseenPeople(account, as_at, len(rows), limits, people, partial)


def list_bands(limits: Iterable[Limit]) -> tuple[int, ...]:
    """The days of the limit, and of the bands above it: a provider’s own limit may leave fewer."""
    held = {one.parameter.id: int(one.held.value) for one in limits}
    return tuple(sorted({days for days in held.values() if days >= held["unseen_days"]}))


def _to_row(one: UnseenPerson) -> dict[str, CellValue]:
    person = one.person
    return {
        "reference": person.reference,
        "event": person.event,
        "unit": person.unit,
        "officer": person.officer,
        "supervised_since": person.start.isoformat(),
        "last_seen": tell_day(person.last_seen),
        "days": one.days,
        "over": one.over,
        "certain": "yes" if one.is_certain else "no",
        "perhaps_seen": tell_day(person.perhaps_seen),
        "last_remote": tell_day(person.last_remote),
        "next_appointment": tell_day(person.next_appointment),
    }


def tell_day(day: date | None) -> str:
    """A day for a file; nothing where there is none."""
    return day.isoformat() if day else ""
