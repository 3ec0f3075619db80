"""The plain twins of the facts of activity days."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, Start, has_mark, later
from tests.twins.terms import months_later


@dataclass
class Requirement:
    """A rehabilitation activity requirement and the days of contacts that count, or may."""

    row: Row
    ordered: float | None
    ended: date | None
    is_over: bool
    sure: set[date] = field(default_factory=set)
    possible: set[date] = field(default_factory=set)
    counting: set[str] = field(default_factory=set)
    unmarked: set[str] = field(default_factory=set)
    unclear: set[str] = field(default_factory=set)

    @property
    def shown(self) -> str:
        return f"requirement:{self.row['requirement_id']}"


def list_requirements(record: Record, start: Start) -> list[Requirement]:
    """The activity requirements of an event, each with its contacts."""
    found = []
    for row in record.rows("requirement", disposal_id=start.disposal, main_category="F"):
        ended, expected = row.get("termination_date") or start.ended, row.get("expected_end_date")
        ordered = row.get("length") if row.get("length_unit") in (None, "D") else None
        one = Requirement(row, ordered, ended, ended is not None or (expected is not None and expected < record.as_at))
        for contact in record.contacts(start.crn, row["start_date"]):
            if is_linked(contact, start, row) and (ended is None or contact["contact_date"] <= ended):
                add_contact(record, one, contact)
        found.append(one)
    return found


def is_linked(contact: Row, start: Start, requirement: Row) -> bool:
    """Whether a contact belongs to a requirement, or to none and to no other event."""
    if contact.get("requirement_id") is not None:
        return bool(contact["requirement_id"] == requirement["requirement_id"])
    return contact.get("event_id") in (None, start.event)


def add_contact(record: Record, one: Requirement, contact: Row) -> None:
    came, marked = record.was_attended(contact), {"Y": True, "N": False}.get(contact.get("rar_activity") or "")
    complied: bool | None = None
    if contact["outcome_known"]:
        complied = {"Y": True, "N": False}.get(contact.get("complied") or "")
        if complied is None:
            complied = not has_mark("COUT", contact.get("outcome_code"), "unacceptable")
    is_appointment = has_mark("CTYPE", contact["contact_type"], "appointment")
    if not came and not marked and is_appointment is False:
        return
    shown = f"contact:{contact['contact_id']}"
    if False not in (came, marked, complied):
        one.possible.add(contact["contact_date"])
        one.counting.add(shown)
        if came and marked and complied:
            one.sure.add(contact["contact_date"])
    if marked is None and came:
        one.unmarked.add(shown)
    elif marked is None and came is None and not (contact["outcome_known"] and contact.get("outcome_code") is None):
        one.unclear.add(shown)


def say_below(start: Start, held: list[tuple[Requirement, float | None]]) -> Said:
    """Whether of at least one requirement fewer days were delivered than were due."""
    below = [due is not None and len(one.possible) < due for one, due in held]
    clear = [
        is_below or (due is not None and len(one.sure) >= due) for is_below, (one, due) in zip(below, held, strict=True)
    ]
    return Said(
        start.event,
        applies=bool(held),
        known=any(below) or all(clear),
        holds=any(below),
        value=sum(len(one.sure) for one, _ in held) if held else None,
        shown={one.shown for one, _ in held}.union(*(one.counting for one, _ in held)),
    )


def fewer_than_ordered(record: Record) -> Iterator[Said]:
    for start in record.starts():
        yield say_below(start, [(one, one.ordered) for one in list_requirements(record, start) if one.is_over])


def behind_with_days(record: Record) -> Iterator[Said]:
    for start in record.starts():
        held: list[tuple[Requirement, float | None]] = []
        for one in list_requirements(record, start):
            until, began = one.ended or record.as_at, one.row["start_date"]
            due: float | None = 0
            if until >= months_later(began, record.limit("rar_first_months")):
                due = 1
            for stage in ("second", "third"):
                if until >= months_later(began, record.limit(f"rar_{stage}_months")):
                    due = None if one.ordered is None else one.ordered * record.limit(f"rar_{stage}_share")
            held.append((one, due))
        yield say_below(start, held)


def bunched_or_claimed(record: Record) -> Iterator[Said]:
    for start in record.starts():
        held = list_requirements(record, start)
        odd, perhaps_odd, begun, perhaps_begun = [], [], [], []
        for one in held:
            claimed, number = one.row.get("rar_count") or 0, len(one.sure)
            window = record.limit("bunch_window")
            most = max((sum(day <= other < later(day, window) for other in one.sure) for day in one.sure), default=0)
            is_bunched = number >= record.limit("bunch_days") and most >= record.limit("bunch_share") * number
            odd.append(claimed > len(one.possible) or is_bunched)
            perhaps_odd.append(claimed > number)
            begun.append(number > 0 or claimed > 0)
            perhaps_begun.append(bool(one.possible))
        yield Said(
            start.event,
            applies=any(begun) or (None if any(perhaps_begun) else False),
            known=any(odd) or not any(perhaps_odd),
            holds=any(odd),
            value=sum(len(one.sure) for one in held),
            shown={one.shown for one in held}.union(*(one.counting for one in held)),
        )


def recording_unclear(record: Record) -> Iterator[Said]:
    for start in record.starts():
        held = list_requirements(record, start)
        unmarked = set[str]().union(*(one.unmarked for one in held))
        unclear = set[str]().union(*(one.unclear for one in held))
        is_many = any(one.ordered is not None and one.ordered > record.limit("rar_high") for one in held)
        is_untold = any(one.ordered is None for one in held)
        yield Said(
            start.event,
            applies=bool(held),
            known=is_many or bool(unmarked) or not (is_untold or unclear),
            holds=is_many or bool(unmarked),
            value=len(unmarked),
            shown={one.shown for one in held} | unmarked | unclear,
        )


TWINS: dict[str, Twin] = {
    "CF-045": fewer_than_ordered,
    "CF-045A": behind_with_days,
    "CF-045B": bunched_or_claimed,
    "CF-045C": recording_unclear,
}
