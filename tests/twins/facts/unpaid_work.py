"""The plain twins of the facts of unpaid work."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, Start, has_mark, show_row, working_days
from tests.twins.terms import enforcement_actions, months_later


@dataclass
class Work:
    """Unpaid work ordered under an event: the minutes, the first instruction, the row that tells it, its sessions."""

    minutes: float | None
    told: date | None
    shown: str
    sessions: list[Row]


def find_work(record: Record, start: Start) -> Work | None:
    details = record.rows("upw_details", disposal_id=start.disposal)
    required = [
        row
        for row in record.rows("requirement", disposal_id=start.disposal)
        if has_mark("RQMAIN", row["main_category"], "unpaid_work")
    ]
    if start.began is None or not (details or required):
        return None
    hours = [row.get("length") if row.get("length_unit") in (None, "H") else None for row in required]
    minutes = None if None in hours else sum(hour * 60 for hour in hours if hour is not None)
    sessions = [
        row
        for row in record.rows("upw_appointment", disposal_id=start.disposal)
        if row["appointment_date"] <= record.as_at
    ]
    if details:
        (one,) = details
        return Work(
            one["minutes_ordered"], one.get("first_instruction_date"), f"upw_details:{start.disposal}", sessions
        )
    return Work(minutes, None, f"requirement:{min(row['requirement_id'] for row in required)}", sessions)


def show(session: Row) -> str:
    return f"upw_appointment:{session['upw_appointment_id']}"


def has_outcome(session: Row, *marks: str) -> bool | None:
    """Whether the outcome of a session has every mark; a blank one has none, and of one on no list nobody knows."""
    if session.get("outcome_code") is None:
        return False
    told = [has_mark("COUT", session["outcome_code"], mark) for mark in marks]
    return None if None in told else all(told)


def may_be_worked(session: Row) -> bool:
    """Whether nobody says how much was worked in a session that was not missed."""
    if session.get("minutes_credited") is not None or session.get("attended") == "N":
        return False
    outcome = session.get("outcome_code")
    is_missed = has_mark("COUT", outcome, "absent") or has_mark("COUT", outcome, "rescheduled")
    return session.get("attended") == "Y" or not is_missed


def is_unanswered(record: Record, start: Start, session: Row) -> bool:
    """Whether nothing was done in the working days after a session, which are over."""
    day, limit = session["appointment_date"], record.limit("absence_days")
    answers = [
        one for one in enforcement_actions(record, start) if one.day >= day and working_days(day, one.day) <= limit
    ]
    return working_days(day, record.as_at) > limit and not answers


def behind_or_unanswered(record: Record) -> Iterator[Said]:
    for start in record.starts():
        work = find_work(record, start)
        if work is None or start.began is None:
            yield Said(start.event, applies=False)
            continue
        until, end = start.ended or record.as_at, months_later(start.began, record.limit("upw_months"))
        due = work.minutes
        if due is not None and until < end:
            due = due * (until - start.began).days / (end - start.began).days
        worked = sum(row.get("minutes_credited") or 0 for row in work.sessions)
        unsaid = [row for row in work.sessions if may_be_worked(row)]
        perhaps = worked + sum(row["minutes_offered"] for row in unsaid)
        is_behind = None if due is None else False if worked >= due else True if perhaps < due else None
        acceptable = [has_outcome(row, "acceptable") for row in work.sessions]
        many, least = record.limit("absences_very_many"), acceptable.count(True)
        is_many = True if least > many else False if least + acceptable.count(None) <= many else None
        left = [
            has_outcome(row, "absent", "unacceptable") for row in work.sessions if is_unanswered(record, start, row)
        ]
        is_left = True if True in left else None if None in left else False
        three = (is_behind, is_many, is_left)
        odd = [
            row
            for row in work.sessions
            if has_outcome(row, "acceptable") is not False
            or has_outcome(row, "absent", "unacceptable") is not False
            or (row in unsaid and row["minutes_offered"] > 0)
        ]
        yield Said(
            start.event,
            applies=True,
            holds=True if True in three else None if None in three else False,
            value=worked,
            shown={work.shown, *map(show, odd)},
        )


def slow_to_start(record: Record) -> Iterator[Said]:
    for start in record.starts():
        work = find_work(record, start)
        if work is None or start.began is None:
            yield Said(start.event, applies=False)
            continue
        days = [row["appointment_date"] for row in work.sessions] + ([work.told] if work.told else [])
        first = min(days, default=None)
        until = first or start.ended or record.as_at
        yield Said(
            start.event,
            applies=True,
            holds=working_days(start.began, until) > record.limit("upw_start_days"),
            value=working_days(start.began, first) if first else None,
            shown={work.shown, *(show(row) for row in work.sessions if row["appointment_date"] == first)},
        )


def against_circumstances(record: Record) -> Iterator[Said]:
    for start in record.starts():
        work = find_work(record, start)
        if work is None or start.began is None:
            yield Said(start.event, applies=False)
            continue
        told = [
            (row, "disability")
            for kind in ("MENTAL_HEALTH", "MOBILITY")
            for row in record.rows("disability", crn=start.crn, disability_type=kind)
        ]
        told += [
            (row, "personal_circumstance")
            for row in record.rows("personal_circumstance", crn=start.crn, circumstance_type="CHILDCARE")
        ]
        conditions = {
            show_row(table, row)
            for row, table in told
            if row["start_date"] <= start.began and (row.get("end_date") is None or row["end_date"] > start.began)
        }
        absences = {show(row) for row in work.sessions if row.get("outcome_code") == "AAME"}
        yield Said(
            start.event,
            applies=True,
            holds=bool(conditions) or len(absences) >= record.limit("upw_medical_absences"),
            value=len(absences),
            shown={work.shown} | conditions | absences,
        )


TWINS: dict[str, Twin] = {
    "CF-046": behind_or_unanswered,
    "CF-046B": slow_to_start,
    "CF-046C": against_circumstances,
}
