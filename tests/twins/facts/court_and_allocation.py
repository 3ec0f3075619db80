"""The plain twins of the facts of court and allocation."""

from collections.abc import Iterator
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Start, working_days


def find_decided(record: Record, start: Start) -> tuple[date | None, set[str]]:
    """The day of the first allocation and the row that tells it."""
    allocations = record.rows("case_allocation", event_id=start.event)
    first = min(allocations, key=lambda row: (row["decision_date"], row["case_allocation_id"]), default=None)
    return (first["decision_date"], {f"case_allocation:{first['case_allocation_id']}"}) if first else (None, set())


def ask_enquiries(record: Record, start: Start, kind: str, concerns: set[str], applies: bool) -> Said:
    """Whether an enquiry of a kind was missing before allocation."""
    decided, allocation = find_decided(record, start)
    enquiries = [
        row for row in record.rows("enquiry", crn=start.crn, type=kind) if row.get("event_id") in (None, start.event)
    ]
    asked = min((row["requested_at"] for row in enquiries), default=None)
    late = {f"enquiry:{row['enquiry_id']}" for row in enquiries if decided and row["requested_at"] > decided}
    return Said(
        start.event,
        applies=applies,
        known=decided is not None,
        holds=decided is not None and (asked is None or asked > decided),
        value=(asked - decided).days if asked and decided else None,
        shown=concerns | late | allocation,
    )


def police_enquiry_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        concerns = record.abuse_concerns(start, find_decided(record, start)[0] or record.as_at)
        is_for_all = record.limit("da_enquiry_scope") == "ALL"
        yield ask_enquiries(record, start, "POLICE_DA", concerns, is_for_all or bool(concerns))


def children_enquiry_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        day = find_decided(record, start)[0] or record.as_at
        concerns = record.child_concerns(start.crn, day)
        for row in record.rows("personal_contact", crn=start.crn, is_child="Y"):
            begun, ended = row.get("start_date"), row.get("end_date")
            if (begun is None or begun <= day) and (ended is None or ended > day):
                concerns.add(f"personal_contact:{start.crn}")
        yield ask_enquiries(record, start, "CHILD_SERVICES", concerns, bool(concerns))


def allocation_late(record: Record) -> Iterator[Said]:
    for start in record.starts():
        decided, allocation = find_decided(record, start)
        (disposal,) = record.rows("disposal", disposal_id=start.disposal)
        limit = record.limit("allocation_days")
        is_over = working_days(start.sentenced, decided or record.as_at) > limit
        yield Said(
            start.event,
            applies=disposal["sentence_type"] in ("CO", "SSO", "CUSTODY", "LIFE_IPP"),
            known=decided is not None or is_over,
            holds=is_over,
            value=working_days(start.sentenced, decided) if decided else None,
            shown=allocation | {f"disposal:{start.disposal}"},
        )


TWINS: dict[str, Twin] = {
    "CF-004": police_enquiry_missing,
    "CF-006": children_enquiry_missing,
    "CF-009": allocation_late,
}
