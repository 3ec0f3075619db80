"""How are answers that may not be known put together, and days shown?"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tests.twins.record import Record, Row, Start, has_mark


@dataclass
class Shown:
    """Something of a day and the row that tells it."""

    day: date
    key: str


def is_met(record: Record, row: Row, kind: str) -> bool | None:
    """Whether a contact was face to face and, where asked, attended."""
    is_face_to_face = has_mark("CTYPE", row["contact_type"], "f2f")
    if is_face_to_face is False or kind == "offered":
        return is_face_to_face
    came = record.was_attended(row)
    return False if came is False else None if is_face_to_face is None else came


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month where it has fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def both(*answers: bool | None) -> bool | None:
    """Whether all are so; None where that cannot be told."""
    if any(answer is False for answer in answers):
        return False
    return None if any(answer is None for answer in answers) else True


def either(*answers: bool | None) -> bool | None:
    """Whether one of them is so; None where that cannot be told."""
    return one_of(answers)


def opposite(answer: bool | None) -> bool | None:
    """The other answer; None where that cannot be told."""
    return None if answer is None else not answer


def one_of(answers: Iterable[bool | None]) -> bool | None:
    """Whether one of some answers is yes; None when none is and one cannot be told."""
    told = list(answers)
    return True if True in told else None if None in told else False


def is_own(row: Row, start: Start) -> bool:
    """Whether a row belongs to an event, or to none in particular."""
    return row.get("event_id") in (None, start.event)
