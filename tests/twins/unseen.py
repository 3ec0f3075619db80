"""The plain twin of the people not seen: each person under supervision, and their contacts one by one."""

from datetime import date

from tests.twins.record import Record, has_mark
from tests.twins.terms import is_active, officer_now

Told = tuple[str, str, str, str, date, date | None, date | None, date | None, date | None]


def supervised_people(record: Record) -> list[Told]:
    """What is told of each person under supervision in the community, by reference."""
    first: dict[str, tuple[date, str]] = {}
    for start in record.starts():
        if is_active(record, start):
            assert start.began is not None
            begun = (start.began, start.event)
            first[start.crn] = min(begun, first.get(start.crn, begun))
    return [_tell(record, crn, *first[crn]) for crn in sorted(first)]


def _tell(record: Record, crn: str, began: date, event: str) -> Told:
    seen: list[date] = []
    perhaps: list[date] = []
    remote: list[date] = []
    for row in record.contacts(crn, began):
        was_there = record.was_attended(row)
        is_face_to_face = has_mark("CTYPE", row["contact_type"], "f2f")
        if is_face_to_face and was_there:
            seen.append(row["contact_date"])
        elif is_face_to_face is not False and was_there is not False:
            perhaps.append(row["contact_date"])
        if has_mark("CTYPE", row["contact_type"], "remote") and was_there is not False:
            remote.append(row["contact_date"])
    planned = [
        row["contact_date"]
        for row in record.rows("contact", crn=crn)
        if row["contact_date"] > record.as_at
        and has_mark("CTYPE", row["contact_type"], "appointment")
        and row.get("outcome_code") is None
    ]
    last, later = max(seen, default=None), max(perhaps, default=None)
    if last and later and later <= last:
        later = None
    officer = officer_now(record, event)
    unit = _unit_of(record, officer["staff_code"]) if officer else ""
    code = officer["staff_code"] if officer else ""
    return crn, event, unit, code, began, last, later, min(planned, default=None), max(remote, default=None)


def _unit_of(record: Record, staff_code: str) -> str:
    for staff in record.rows("staff", staff_code=staff_code):
        for team in record.rows("team", team_code=staff["team_code"]):
            for ldu in record.rows("ldu", ldu_code=team["ldu_code"]):
                return str(ldu["name"])
    return ""
