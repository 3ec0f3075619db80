"""The plain twins of the facts of enforcement."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, Start, has_mark, later, working_days
from tests.twins.terms import (
    both,
    breaches_begun,
    either,
    missed_appointments,
    months_later,
    opposite,
    own_contacts,
    reviews,
)


def is_failure(row: Row) -> bool | None:
    """Whether a contact is a failure to comply that counts for national standards."""
    counts = {"Y": True, "N": False}.get(row.get("national_standard") or "")
    if not row["outcome_known"]:
        return both(counts, None)
    if row.get("complied") in ("Y", "N"):
        return both(counts, row["complied"] == "N")
    if row.get("outcome_code") is None:
        return False
    return both(counts, has_mark("COUT", row["outcome_code"], "unacceptable"))


def find_reached(record: Record, days: list[date], limit: int | None, is_by_law: bool) -> date | None:
    """The day on which the failures reached the limit of the order, or that of the law."""
    number, months = record.limit("failures_by_law"), record.limit("failures_months")
    reached = days[max(limit, 1) - 1 :] if limit is not None else []
    if is_by_law:
        reached += [
            last for first, last in zip(days, days[number - 1 :], strict=False) if last <= months_later(first, months)
        ]
    return min(reached, default=None)


def has_decided(record: Record, crn: str, since: date) -> bool:
    """Whether a manager decided about absences or recall from a day on."""
    return any(
        row["date"] >= since
        and (row["type"] in ("ABSENCE_REVIEW", "RECALL") or row.get("trigger") in ("ABSENCES", "RECALL"))
        for row in record.rows("management_oversight", crn=crn)
    )


def breach_not_used(record: Record) -> Iterator[Said]:
    for start in record.starts():
        if start.began is None:
            yield Said(start.event, applies=False)
            continue
        (event,) = record.rows("event", event_id=start.event)
        (disposal,) = record.rows("disposal", disposal_id=start.disposal)
        since = max(start.began, event.get("breach_end") or start.began)
        told = [(row, is_failure(row)) for row in own_contacts(record, start) if row["contact_date"] >= since]
        days = sorted({row["contact_date"] for row, is_one in told if is_one})
        is_by_law = disposal["sentence_type"] in ("CO", "SSO")
        reached = find_reached(record, days, disposal.get("ftc_limit"), is_by_law)
        is_used = either(*(is_one for day, is_one in breaches_begun(record, start) if day >= since))
        is_unclear = any(is_one is None for _, is_one in told)
        has_limit = is_by_law or disposal.get("ftc_limit") is not None
        yield Said(
            start.event,
            applies=either(*(is_one for _, is_one in told)),
            known=bool(is_used or reached or (has_limit and not is_unclear)),
            holds=both(reached is not None and not has_decided(record, start.crn, reached), opposite(is_used)),
            value=len(days),
            shown={f"contact:{row['contact_id']}" for row, is_one in told if is_one is not False},
        )


def find_trigger(record: Record, start: Start, begun: date) -> tuple[bool | None, set[str]]:
    """Whether a breach was begun long after the last unacceptable absence, and what shows it."""
    absences = [
        (row["contact_date"], both(row["is_appointment"], row["is_unacceptable"]), row["shown"])
        for row in missed_appointments(record, start)
        if row["is_unacceptable"] is not False and row["contact_date"] <= begun
    ]
    last = max((day for day, _, _ in absences), default=None)
    if last is None:
        return False, set()
    is_sure = any(is_one for day, is_one, _ in absences if day == last)
    is_late = working_days(last, begun) > record.limit("absence_days") if is_sure else None
    return is_late, set() if is_late is False else {shown for day, _, shown in absences if day == last}


def breach_slow(record: Record) -> Iterator[Said]:
    for start in record.starts():
        slow: list[bool | None] = []
        shown_by: set[str] = set()
        for row in record.rows("nsi", crn=start.crn, type="BRE"):
            begun = row["referral_date"]
            if start.began is None or begun < start.began or row.get("event_id") not in (None, start.event):
                continue
            heard = row.get("first_court_date") or record.as_at
            is_begun_late, trigger = find_trigger(record, start, begun)
            is_slow = either(working_days(begun, heard) > record.limit("breach_days"), is_begun_late)
            slow.append(is_slow)
            shown_by |= trigger | (set() if is_slow is False else {f"nsi:{row['nsi_id']}"})
        yield Said(
            start.event,
            applies=bool(slow),
            holds=either(*slow),
            value=slow.count(True) if slow else None,
            shown=shown_by,
        )


def find_actions(record: Record, start: Start) -> Iterator[tuple[date, bool | None, str]]:
    """Warning letters, breaches and recalls from the start to the end; None for an action that is on no list."""
    for contact in record.rows("contact", crn=start.crn):
        if contact.get("event_id") in (None, start.event):
            for row in record.rows("enforcement", contact_id=contact["contact_id"]):
                code = row["action_code"]
                is_one = either(has_mark("ENFACT", code, "warning"), has_mark("ENFACT", code, "breach"))
                yield row["action_taken_date"], is_one, f"enforcement:{row['enforcement_id']}"
    for row in record.rows("nsi", crn=start.crn):
        if row["type"] in ("BRE", "REC") and row.get("event_id") in (None, start.event):
            yield row["referral_date"], True, f"nsi:{row['nsi_id']}"


def no_re_engagement(record: Record) -> Iterator[Said]:
    for start in record.starts():
        actions: list[bool | None] = []
        alone: list[bool | None] = []
        shown_by: set[str] = set()
        for day, is_one, shown in find_actions(record, start):
            is_outside = start.began is None or day < start.began or (start.ended is not None and day >= start.ended)
            if is_outside or is_one is False:
                continue
            due = later(day, record.limit("reengage_days"))
            is_offered = either(
                *(
                    has_mark("CTYPE", row["contact_type"], "appointment")
                    for row in own_contacts(record, start)
                    if day < row["contact_date"] <= due
                )
            )
            actions.append(is_one)
            alone.append(both(is_one, record.as_at > due, opposite(is_offered)))
            shown_by |= set() if alone[-1] is False else {shown}
        yield Said(
            start.event,
            applies=either(*actions),
            holds=either(*alone),
            value=alone.count(True) if actions else None,
            shown=shown_by,
        )


def find_grave_rises(record: Record, start: Start) -> Iterator[tuple[date, str]]:
    """The rises in risk from the start to the end: by an event, or to high or very high."""
    for row in record.rows("significant_event", crn=start.crn, direction="UP"):
        if row.get("event_id") in (None, start.event):
            yield row["known_date"], f"significant_event:{row['event_change_id']}"
    for before, after in pairwise(record.assessed(start.crn)):
        if after[2] > before[2] and after[2] >= 3:
            yield after[0], f"assessment:{after[1]}"


def find_responses(record: Record, start: Start) -> list[tuple[date, bool | None]]:
    """The days on which something was done that answers a rise in risk."""
    done = breaches_begun(record, start)
    done += [(one.day, True) for one in reviews(record, start)]
    done += [(row["date"], True) for row in record.rows("management_oversight", crn=start.crn)]
    for row in record.rows("licence_condition", disposal_id=start.disposal):
        done += [(row["start_date"], True)] if row.get("added_reason") != "INITIAL" else []
        done += [(row["termination_date"], True)] if row.get("termination_date") else []
    return done


def no_action_after_rise(record: Record) -> Iterator[Said]:
    for start in record.starts():
        alone: list[bool | None] = []
        shown_by: set[str] = set()
        responses = find_responses(record, start)
        for day, shown in find_grave_rises(record, start):
            if start.began is None or day < start.began or (start.ended is not None and day > start.ended):
                continue
            due = later(day, record.limit("risk_act_days"))
            is_answered = either(*(is_one for done, is_one in responses if day <= done <= due))
            alone.append(both(record.as_at > due, opposite(is_answered)))
            shown_by |= set() if alone[-1] is False else {shown}
        yield Said(
            start.event,
            applies=bool(alone),
            holds=either(*alone),
            value=alone.count(True) if alone else None,
            shown=shown_by,
        )


TWINS: dict[str, Twin] = {
    "CF-054": breach_not_used,
    "CF-055": breach_slow,
    "CF-056": no_re_engagement,
    "CF-057": no_action_after_rise,
}
