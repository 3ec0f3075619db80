"""The plain twins of the facts of plans."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Start, later


def find_rises(record: Record, start: Start) -> list[tuple[date, str]]:
    """The rises in risk known from the start to the end, and the rows that tell them."""
    rises = [
        (row["known_date"], f"significant_event:{row['event_change_id']}")
        for row in record.rows("significant_event", crn=start.crn, direction="UP")
        if row.get("event_id") in (None, start.event)
    ]
    rises += [
        (after[0], f"assessment:{after[1]}")
        for before, after in pairwise(record.assessed(start.crn))
        if after[2] > before[2]
    ]
    if start.began is None:
        return []
    return [one for one in rises if start.began <= one[0] and (start.ended is None or one[0] <= start.ended)]


def find_plan_updates(record: Record, crn: str) -> list[tuple[date, str]]:
    """Each day on which a risk management plan was completed or updated."""
    updates = []
    for assessment in record.rows("assessment", crn=crn):
        for row in record.rows("rmp", assessment_pk=assessment["assessment_pk"]):
            shown = f"rmp:{row['assessment_pk']}"
            updates += [(row["completed_date"], shown)] if row.get("completed_date") else []
            updates += [(row["updated_at"].date(), shown)] if row.get("updated_at") else []
    return updates


def plan_older_than_rise(record: Record) -> Iterator[Said]:
    for start in record.starts():
        rises, updates = find_rises(record, start), find_plan_updates(record, start.crn)
        unanswered, shown_by = 0, set()
        for day, shown in rises:
            due = later(day, record.limit("change_days"))
            if record.as_at > due and not any(day <= made <= due for made, _ in updates):
                unanswered += 1
                last = max((made for made, _ in updates if made < day), default=None)
                shown_by |= {shown} | {key for made, key in updates if made == last}
        yield Said(start.event, bool(rises), unanswered > 0, value=unanswered or None, shown=shown_by)


TWINS: dict[str, Twin] = {
    "CF-072": plan_older_than_rise,
}
