"""The plain twins of the facts of disability and access."""

from collections.abc import Iterator

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, has_mark, show_row
from tests.twins.terms import is_active


def is_in_force(row: Row, record: Record) -> bool:
    return row["start_date"] <= record.as_at and (row.get("end_date") is None or row["end_date"] > record.as_at)


def adjustment_missing(record: Record) -> Iterator[Said]:
    offices = {row["office_code"]: row.get("step_free") for row in record.rows("office")}
    for person in record.rows("person"):
        crn = person["crn"]
        disabled = [row for row in record.rows("disability", crn=crn) if is_in_force(row, record)]
        disabled = [row for row in disabled if row["disability_type"] != "REFUSED"]
        adjusted = {row.get("disability_type") for row in record.rows("provision", crn=crn) if is_in_force(row, record)}
        without = {row["disability_type"] for row in disabled if not {None, row["disability_type"]} & adjusted}
        since = min((row["start_date"] for row in disabled if row["disability_type"] == "MOBILITY"), default=None)
        with_steps, unclear = set(), set()
        for row in record.contacts(crn, since):
            if row.get("office_code") is None and not has_mark("CTYPE", row["contact_type"], "office"):
                continue
            step_free = offices.get(row.get("office_code"))
            if step_free != "Y":
                (with_steps if step_free == "N" else unclear).add(f"contact:{row['contact_id']}")
        holds = bool(without or with_steps)
        yield Said(
            crn,
            applies=bool(disabled),
            known=holds or not unclear,
            holds=holds,
            value=len(without),
            shown={show_row("disability", row) for row in disabled} | with_steps | unclear,
        )


def access_barrier(record: Record) -> Iterator[Said]:
    sectors = {row["office_code"]: row.get("postcode_sector") for row in record.rows("office")}
    for person in record.rows("person"):
        crn = person["crn"]
        begun = [start.began for start in record.starts() if start.crn == crn and is_active(record, start)]
        if not begun:
            yield Said(crn, applies=False)
            continue
        addresses = [row for row in record.rows("address", crn=crn) if is_in_force(row, record)]
        addresses.sort(key=lambda row: row["status"])
        address = max(addresses, key=lambda row: row["start_date"], default=None)
        home = address.get("postcode_sector") if address else None
        jobs = [
            row
            for row in record.rows("personal_circumstance", crn=crn, circumstance_type="EMPLOYED")
            if is_in_force(row, record)
        ]
        job = min(jobs, key=lambda row: row["start_date"], default=None)
        employed = job["start_date"] if job else None
        sessions = [row for row in record.contacts(crn, min(begun)) if is_session(row) is not False]
        is_near = all(
            has_mark("CTYPE", row["contact_type"], "home")
            or has_mark("CTYPE", row["contact_type"], "doorstep")
            or (home is not None and sectors.get(row.get("office_code")) == home)
            for row in sessions
        )
        while_employed = [row for row in sessions if employed is not None and row["contact_date"] >= employed]
        times = [is_by_day(record, row) if is_session(row) else None for row in while_employed]
        is_only_by_day = False if not times or False in times else None if None in times else True
        holds = True if is_only_by_day else False if is_only_by_day is False and is_near and sessions else None
        yield Said(
            crn,
            applies=True if home else None,
            holds=holds,
            value=len(times) if is_only_by_day else None,
            shown=({show_row("address", address)} if address and home else set())
            | ({show_row("personal_circumstance", job)} if job else set())
            | ({f"contact:{row['contact_id']}" for row in while_employed} if is_only_by_day is not False else set()),
        )


def is_session(contact: Row) -> bool | None:
    """Whether a contact is an appointment in person; None when its type is on no list."""
    is_appointment = has_mark("CTYPE", contact["contact_type"], "appointment")
    return is_appointment and has_mark("CTYPE", contact["contact_type"], "f2f")


def is_by_day(record: Record, contact: Row) -> bool | None:
    """Whether it began by day on a weekday; None when nobody says when it began."""
    if contact["contact_date"].weekday() > 4:
        return False
    if contact.get("start_time") is None:
        return None
    return bool(record.limit("day_session_from") <= contact["start_time"] < record.limit("day_session_to"))


TWINS: dict[str, Twin] = {
    "CF-111": adjustment_missing,
    "CF-112": access_barrier,
}
