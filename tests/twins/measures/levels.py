"""The plain twins of service levels: how many of those that count were in time."""

from collections.abc import Iterator
from datetime import date

from tests.twins.measures.told import Told, Twin, share
from tests.twins.record import Record, Row, has_mark, working_days


def _level(record: Record, met: list[bool | None]) -> Iterator[Told]:
    judged = [one for one in met if one is not None]
    yield Told(record.provider, share(sum(judged), len(judged)) if judged else None)


def report_by_the_date(record: Record) -> Iterator[Told]:
    met: list[bool | None] = []
    for row in record.rows("court_report"):
        due, done = row.get("required_date"), row.get("completed_date")
        if due is None:
            met.append(None)
        elif done is not None or due < record.as_at:
            met.append(done is not None and done <= due)
    return _level(record, met)


def first_allocation(record: Record, event: str) -> Row | None:
    rows = record.rows("case_allocation", event_id=event)
    return min(rows, key=lambda row: (row["decision_date"], row["case_allocation_id"]), default=None)


def allocated_in_time(record: Record) -> Iterator[Told]:
    met: list[bool | None] = []
    for start in record.starts():
        (sentence,) = {row["sentence_type"] for row in record.rows("disposal", disposal_id=start.disposal)}
        if sentence in ("CO", "SSO", "CUSTODY", "LIFE_IPP"):
            first = first_allocation(record, start.event)
            days = working_days(start.sentenced, first["decision_date"] if first else record.as_at)
            if first or days > record.limit("allocation_days"):
                met.append(days <= record.limit("allocation_days"))
    return _level(record, met)


def _appointment_in_time(record: Record, crn: str, event: str, began: date, limit: int) -> list[bool | None]:
    listed, unlisted = [], []
    for row in record.contacts(crn, began):
        if row.get("event_id") in (None, event):
            marks = [has_mark("CTYPE", row["contact_type"], mark) for mark in ("appointment", "f2f")]
            if all(marks):
                listed.append(row["contact_date"])
            elif marks[0] is None:
                unlisted.append(row["contact_date"])
    if any(working_days(began, day) <= limit for day in listed):
        return [True]
    if any(working_days(began, day) <= limit for day in unlisted):
        return [None]
    return [False] if listed or working_days(began, record.as_at) > limit else []


def first_appointment(record: Record) -> Iterator[Told]:
    met: list[bool | None] = []
    for start in record.starts():
        first = first_allocation(record, start.event)
        if first and not start.is_custodial:
            met += _appointment_in_time(
                record, start.crn, start.event, first["decision_date"], record.limit("first_appt_days")
            )
    return _level(record, met)


def after_release(record: Record) -> Iterator[Told]:
    met: list[bool | None] = []
    for start in record.starts():
        if start.is_custodial and start.began is not None and start.began <= record.as_at:
            met += _appointment_in_time(
                record, start.crn, start.event, start.began, record.limit("first_appt_release_days")
            )
    return _level(record, met)


def breach_to_court(record: Record) -> Iterator[Told]:
    return _level(record, _breaches(record, "NPS", "first_court_date", record.limit("breach_days")))


def referral_presented(record: Record) -> Iterator[Told]:
    return _level(record, _breaches(record, "CRC", "actual_start", record.limit("presenting_days")))


def _breaches(record: Record, provider: str, field: str, limit: int) -> list[bool | None]:
    met: list[bool | None] = []
    for row in record.rows("nsi", type="BRE"):
        first = first_allocation(record, row["event_id"]) if row.get("event_id") else None
        held = first["decision_provider"] if first else None
        done = row.get(field)
        days = working_days(row["referral_date"], done or record.as_at)
        if done or days > limit:
            if held == provider:
                met.append(days <= limit)
            elif held is None and provider == "NPS":
                met.append(None)
    return met


TWINS: dict[str, Twin] = {
    "sl1-report-by-the-date": report_by_the_date,
    "sl002-allocation": allocated_in_time,
    "sl003-first-appointment": first_appointment,
    "sl004-first-appointment-after-release": after_release,
    "sl014-breach-to-court": breach_to_court,
    "sl015-referral-presented": referral_presented,
}
