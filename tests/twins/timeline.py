"""The plain twin of the timeline: what each table tells of one event, row by row."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from tests.twins.record import Record, Row, has_mark, show_row, to_day

Entry = tuple[date, str, str, str, str, str, str, datetime | None]
#: How each table leads to the one that names its person and event.
ABOVE = {
    "disposal": ("event", "event_id"),
    "custody": ("disposal", "disposal_id"),
    "release": ("custody", "custody_id"),
    "recall": ("release", "release_id"),
    "requirement": ("disposal", "disposal_id"),
    "licence_condition": ("disposal", "disposal_id"),
    "upw_appointment": ("disposal", "disposal_id"),
    "court_appearance": ("event", "event_id"),
    "court_report": ("event", "event_id"),
    "case_allocation": ("event", "event_id"),
    "order_manager": ("event", "event_id"),
    "sentence_plan": ("event", "event_id"),
    "rmp": ("assessment", "assessment_pk"),
    "registration_review": ("registration", "registration_id"),
    "enforcement": ("contact", "contact_id"),
    "victim_contact": ("victim_case", "victim_case_id"),
}
#: Table, day, kind, phrase, and the fields that go into the words and tell when it was entered.
PLAIN: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    ("disposal", "start_date", "sentence", "sentenced", "sentence_type", "", ""),
    ("disposal", "termination_date", "sentence", "sentence-ended", "termination_reason", "", ""),
    ("release", "release_date", "sentence", "released", "release_type", "", ""),
    ("requirement", "start_date", "sentence", "requirement", "main_category", "", ""),
    ("requirement", "termination_date", "sentence", "requirement-ended", "main_category", "", ""),
    ("licence_condition", "start_date", "sentence", "condition", "main_category", "", ""),
    ("court_appearance", "appearance_date", "hearing", "hearing", "appearance_type", "", "recorded_at"),
    ("court_report", "requested_date", "report", "report-asked", "type", "", ""),
    ("enquiry", "requested_at", "enquiry", "enquiry", "type", "", ""),
    ("enquiry", "response_at", "enquiry", "enquiry-answered", "type", "response_result", ""),
    ("case_allocation", "decision_date", "allocation", "allocated", "decision_provider", "", ""),
    ("order_manager", "allocation_date", "allocation", "officer", "role", "staff_code", ""),
    ("management_tier", "date_changed", "allocation", "tier", "scheme", "tier_code", ""),
    ("sentence_plan", "initial_date", "plan", "plan", "", "", ""),
    ("rmp", "completed_date", "plan", "risk-plan", "", "", ""),
    ("registration", "start_date", "register", "registered", "register_type", "", ""),
    ("registration", "end_date", "register", "register-ended", "register_type", "", ""),
    ("enforcement", "action_taken_date", "enforcement", "enforcement", "action_code", "", ""),
    ("recall", "recall_date", "enforcement", "recalled", "", "", ""),
    ("nsi", "referral_date", "", "referred", "type", "", ""),
    ("nsi", "actual_start", "", "begun", "type", "", ""),
    ("nsi", "actual_end", "", "ended", "type", "outcome", ""),
    ("victim_case", "identified_date", "victim", "victim-identified", "eligibility", "", ""),
    ("victim_contact", "date", "victim", "victim-contact", "type", "", "created_at"),
    ("multi_agency_meeting", "date", "meeting", "meeting", "type", "", ""),
    ("significant_event", "known_date", "event", "event", "type", "source", "created_at"),
    ("management_oversight", "date", "oversight", "oversight", "type", "", "created_at"),
)


def timeline(record: Record, event: str) -> set[Entry]:
    """Every entry of an event."""
    (crn,) = {row["crn"] for row in record.rows("event", event_id=event)}
    found: set[Entry] = set()
    for table, day, kind, phrase, code, detail, entered in PLAIN:
        for row in _rows(record, table, crn, event):
            if row.get(day) is not None:
                found.add(_entry(table, row, row[day], kind or _kind_of(row), phrase, code, detail, entered))
    for told in (_contacts, _sessions, _reports, _assessments, _updates, _reviews, _offending):
        found |= set(told(record, crn, event))
    return found


def _entry(
    table: str, row: Row, day: Any, kind: str, phrase: str, code: str = "", detail: str = "", entered: str = ""
) -> Entry:
    shown = show_row(table, row)
    return (
        to_day(day), "", kind, phrase, row.get(code) or "", row.get(detail) or "", shown, row.get(entered),
    )  # fmt: skip


def _kind_of(nsi: Row) -> str:
    return "enforcement" if nsi["type"] in ("BRE", "REC") else "intervention"


def _rows(record: Record, table: str, crn: str, event: str) -> Iterator[Row]:
    """The rows of an event, and those of its person that name none."""
    for row in record.rows(table):
        held: Mapping[str, Any] | None = row
        name = table
        while held is not None and name in ABOVE:
            name, key = ABOVE[name]
            held = next(iter(record.rows(name, **{key: held[key]})), None)
        if held is not None and held.get("crn") == crn and held.get("event_id") in (None, event):
            yield row


def _contacts(record: Record, crn: str, event: str) -> Iterator[Entry]:
    for row in _rows(record, "contact", crn, event):
        time = row.get("start_time") or ""
        if row.get("sensitive") == "Y":
            entry = _entry("contact", row, row["contact_date"], "contact", "restricted", entered="created_at")
        else:
            is_appointment = has_mark("CTYPE", row["contact_type"], "appointment")
            kind = "appointment" if is_appointment else "contact"
            if row["contact_date"] > record.as_at:
                phrase = "planned"
            elif row["outcome_known"] and row.get("outcome_code") is not None:
                phrase = "contact"
            else:
                phrase = "contact-open" if is_appointment else "contact-bare"
            entry = _entry(
                "contact", row, row["contact_date"], kind, phrase, "contact_type", "outcome_code", "created_at"
            )
        yield (entry[0], time, *entry[2:])


def _sessions(record: Record, crn: str, event: str) -> Iterator[Entry]:
    for row in _rows(record, "upw_appointment", crn, event):
        phrase = "work" if row.get("outcome_code") is not None else "work-open"
        if row["appointment_date"] > record.as_at:
            phrase = "work-planned"
        yield _entry(
            "upw_appointment", row, row["appointment_date"], "appointment", phrase, "", "outcome_code", "offered_at"
        )


def _reports(record: Record, crn: str, event: str) -> Iterator[Entry]:
    for row in _rows(record, "court_report", crn, event):
        if row.get("completed_date") is not None:
            code = "type" if row.get("delivered_type") is None else "delivered_type"
            yield _entry("court_report", row, row["completed_date"], "report", "report-completed", code)


def _assessments(record: Record, crn: str, event: str) -> Iterator[Entry]:
    for row in _rows(record, "assessment", crn, event):
        if row.get("date_completed") is not None:
            for rosh in record.rows("rosh", assessment_pk=row["assessment_pk"]) or [{}]:
                level = rosh.get("overall_level")
                told = {**row, "level": level}
                phrase = "assessed" if level is None else "assessed-risk"
                yield _entry(
                    "assessment", told, row["date_completed"], "assessment", phrase, "purpose", "level", "created_at"
                )


def _updates(record: Record, crn: str, event: str) -> Iterator[Entry]:
    for table, first, phrase in (
        ("sentence_plan", "initial_date", "plan-updated"),
        ("rmp", "completed_date", "risk-plan-updated"),
    ):
        for row in _rows(record, table, crn, event):
            updated = row.get("updated_at")
            if updated is not None and (row.get(first) is None or to_day(updated) > row[first]):
                yield _entry(table, row, updated, "plan", phrase, entered="updated_at")


def _reviews(record: Record, crn: str, event: str) -> Iterator[Entry]:
    for row in _rows(record, "registration_review", crn, event):
        if row.get("review_date") is not None and row["completed"] == "Y":
            (register,) = record.rows("registration", registration_id=row["registration_id"])
            told = {**row, "register_type": register["register_type"]}
            yield _entry(
                "registration_review", told, row["review_date"], "register", "register-reviewed", "register_type"
            )


def _offending(record: Record, crn: str, event: str) -> Iterator[Entry]:
    for row in _rows(record, "further_offending", crn, event):
        yield _entry(
            "further_offending", row, row.get("outcome_date") or row["offence_date"], "event", "offending", "outcome"
        )
