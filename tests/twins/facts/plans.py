"""The plain twins of the facts of plans."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, Start, later, working_days
from tests.twins.terms import first_appointment, plan_objectives, sentence_plan_now


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


def plan_late(record: Record) -> Iterator[Said]:
    limit = record.limit("plan_days")
    for start in record.starts():
        if start.began is None:
            yield Said(start.event, applies=False)
            continue
        earliest, latest, appointment = first_appointment(record, start)
        plans = record.rows("sentence_plan", event_id=start.event)
        made = [row["initial_date"] for row in plans if row.get("initial_date")]
        done, has_undated = min(made, default=None), len(made) < len(plans)

        def is_later(first: date | None, last: date) -> bool:
            return first is not None and working_days(first, last) > limit

        end = done or record.as_at
        yield Said(
            start.event,
            applies=True if is_later(latest, record.as_at) else None if is_later(earliest, record.as_at) else False,
            holds=False if not is_later(earliest, end) else True if is_later(latest, end) and not has_undated else None,
            value=(done - start.began).days if done else None,
            shown={f"disposal:{start.disposal}"}
            | appointment
            | {f"sentence_plan:{row['plan_pk']}" for row in plans if row.get("initial_date") in (None, done)},
        )


def ask_plan(asked: Callable[[Record, Row], bool | None]) -> Twin:
    """A twin that asks something of the sentence plan on the day asked about."""

    def twin(record: Record) -> Iterator[Said]:
        for start in record.starts():
            plan = sentence_plan_now(record, start.event)
            if plan is None:
                yield Said(start.event, applies=False)
            else:
                yield Said(start.event, applies=True, holds=asked(record, plan), shown={plan["shown"]})

    return twin


def has_no_objective(record: Record, plan: Row) -> bool:
    return not record.rows("objective", plan_pk=plan["plan_pk"])


def is_not_shared(record: Record, plan: Row) -> bool | None:
    if plan.get("shared_date"):
        return False
    return {"Y": False, "U": None}.get(plan.get("agreed_by_person") or "N", True)


def has_no_review(record: Record, plan: Row) -> bool | None:
    if plan.get("review_due_date") is None:
        return True
    return {"Y": False, "N": True}.get(plan.get("review_triggers_stated") or "U")


def has_no_frequency(record: Record, plan: Row) -> bool:
    return plan.get("planned_contact_frequency") is None


def objectives_bare(record: Record) -> Iterator[Said]:
    least, share = record.limit("objective_min_len"), record.limit("objective_share")
    for start in record.starts():
        bare, unclear, shown = 0, 0, set()
        objectives = plan_objectives(record, start.event)
        for row in objectives:
            length = row.get("text_len")
            if row.get("target_date") is None or (length is not None and length < least):
                bare += 1
            elif length is None:
                unclear += 1
            else:
                continue
            shown.add(f"objective:{row['objective_id']}")
        plan = sentence_plan_now(record, start.event)
        most = share * len(objectives)
        yield Said(
            start.event,
            applies=bool(objectives),
            holds=True if bare >= most else None if bare + unclear >= most else False,
            value=bare,
            shown=shown | ({plan["shown"]} if plan else set()),
        )


TWINS: dict[str, Twin] = {
    "CF-026": plan_late,
    "CF-026B": ask_plan(has_no_objective),
    "CF-026C": objectives_bare,
    "CF-026D": ask_plan(is_not_shared),
    "CF-027": ask_plan(has_no_review),
    "CF-034": ask_plan(has_no_frequency),
    "CF-072": plan_older_than_rise,
}
