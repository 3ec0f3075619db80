"""Who is under supervision in the community and has not been seen face to face for longer than a limit?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class SupervisedPerson:
    """A person under supervision, and when they were seen since it began. ``perhaps_seen`` is a later contact of which
    nobody says, or not clearly, whether it was face to face and attended.
    """

    reference: str
    event: str
    unit: str
    officer: str
    start: date
    last_seen: date | None
    perhaps_seen: date | None
    next_appointment: date | None
    last_remote: date | None


@dataclass(frozen=True)
class UnseenPerson:
    """A person not seen for ``days``, which are more than ``over``. It is certain where nothing that is missing from
    the record could bring the days below the limit.
    """

    person: SupervisedPerson
    days: int
    over: int
    is_certain: bool


def list_unseen(
    people: Iterable[SupervisedPerson], as_at: date, limits: Sequence[int], *, is_partial: bool = False
) -> tuple[UnseenPerson, ...]:
    """Everyone not seen for more days than the first of the ``limits``, the longest first; with the highest of them
    that they are over. Nobody is certain where what this rests on is partial.
    """
    least = limits[0]
    found = []
    for one in people:
        days = (as_at - (one.last_seen or one.start)).days
        if days > least:
            over = max(limit for limit in limits if days > limit)
            is_less = one.perhaps_seen is not None and (as_at - one.perhaps_seen).days <= least
            found.append(UnseenPerson(one, days, over, not (is_partial or is_less)))
    return tuple(sorted(found, key=lambda one: (-one.days, one.person.reference)))
