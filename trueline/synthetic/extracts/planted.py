"""Which cases with known answers stand in every invented extract?

The answers are written down here from what was planted, and never go where the facts are worked out, so that the
engine can be scored against them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from trueline.synthetic.extracts.columns import Column, Columns, days, moments, words
from trueline.synthetic.extracts.people import Tables

#: All began so many days before the day looked at.
BEGAN = 150
#: Texts as they are; whole numbers are days from the start.
Row = Mapping[str, str | int]
#: The key of each planted table, and the day on which its rows were entered.
_KEYS: Mapping[str, str] = {
    "registration": "registration_id",
    "contact": "contact_id",
    "enquiry": "enquiry_id",
    "significant_event": "event_change_id",
    "management_oversight": "oversight_id",
    "victim_case": "victim_case_id",
    "victim_contact": "victim_contact_id",
}
_ENTERED: Mapping[str, str] = {
    "contact": "contact_date",
    "significant_event": "known_date",
    "management_oversight": "date",
    "victim_contact": "date",
}
_MOMENTS = ("created_at", "last_updated_at")


@dataclass(frozen=True)
class Planted:
    """One case: its story, its sentence, its rows by table, and what each fact must say of its event."""

    name: str
    story: str
    rows: Mapping[str, tuple[Row, ...]]
    answers: Mapping[str, str]
    sentence: str = "CO"

    @property
    def event(self) -> str:
        """The event of the case."""
        return f"PLANTED-{self.name}"


def plant(as_at: int) -> Tables:
    """The planted cases as tables, for an extract of a day since 1970."""
    gathered: dict[str, list[Row]] = {}
    for case in PLANTED:
        for table, row in _list_rows(case):
            gathered.setdefault(table, []).append(row)
    return {table: _to_columns(rows, as_at - BEGAN) for table, rows in gathered.items()}


def _list_rows(case: Planted) -> Iterator[tuple[str, Row]]:
    event: dict[str, str | int] = {"event_id": case.event}
    crn: dict[str, str | int] = {"crn": case.event}
    yield "person", {**crn, "date_of_birth": -12_000, "gender": "M", "ethnicity": "W1"}
    yield "event", {**event, **crn, "event_number": "1", "conviction_date": 0, "active_flag": "Y", "in_breach": "N"}
    offence: Row = {"offence_id": case.event, "is_main": "Y", "offence_code": "00000", "offence_group": "VIOLENCE"}
    yield "offence", {**event, **offence}
    sentence: Row = {"disposal_id": case.event, "disposal_type": case.sentence, "sentence_type": case.sentence}
    yield "disposal", {**event, **sentence, "start_date": 0}
    allocation: Row = {"case_allocation_id": case.event, "decision_date": 1, "decision_provider": "NPS"}
    yield "case_allocation", {**event, **allocation}
    for table, rows in case.rows.items():
        for number, row in enumerate(rows):
            yield table, {_KEYS[table]: f"{case.event}-{number}", **_add(table, case), **_enter(table, row), **row}


def _add(table: str, case: Planted) -> Row:
    """The references that a row of a table must have."""
    if table == "victim_contact":
        return {"victim_case_id": f"{case.event}-0"}
    added: dict[str, str | int] = {"crn": case.event}
    if table in ("contact", "enquiry", "significant_event", "victim_case"):
        added["event_id"] = case.event
    if table in ("contact", "management_oversight"):
        added["staff_code"] = "N0"
    if table == "contact":
        added |= {"team_code": "T0", "provider_code": "INVENTED"}
    return added | ({"deregistered": "N"} if table == "registration" else {})


def _enter(table: str, row: Row) -> Row:
    """When a row was entered: on its day."""
    if table not in _ENTERED:
        return {}
    day = row[_ENTERED[table]]
    return {"created_at": day, "last_updated_at": day} if table == "contact" else {"created_at": day}


def _to_columns(rows: list[Row], started: int) -> Columns:
    return {name: _to_column(name, [row[name] for row in rows], started) for name in rows[0]}


def _to_column(name: str, values: list[str | int], started: int) -> Column:
    if isinstance(values[0], int):
        counted = started + np.array(values, dtype=np.int64)
        return moments(counted) if name in _MOMENTS else days(counted)
    options = list(dict.fromkeys(str(value) for value in values))
    return words(np.array([options.index(str(value)) for value in values], dtype=np.int64), options)


def _absent(*from_start: int) -> tuple[Row, ...]:
    """An acceptable absence from an appointment on each day."""
    seen: Row = {"contact_type": "COAP", "outcome_code": "AAEM", "attended": "N"}
    return tuple({**seen, "contact_date": day} for day in from_start)


_VISIT: Row = {"contact_type": "CHVS", "outcome_code": "ATTC", "attended": "Y"}
_ASKED: Row = {"type": "POLICE_DA", "stage": "PSR", "response_result": "NOT_RECEIVED"}
PLANTED: tuple[Planted, ...] = (
    Planted(
        "VISITED-LATE",
        "High risk, visited at home only in the sixth week; three absences that nobody looked at",
        {
            "registration": ({"register_type": "RHRH", "start_date": -5},),
            "contact": ({**_VISIT, "contact_date": 40}, *_absent(50, 57, 64)),
        },
        {"CF-004": "not applicable", "CF-040": "true", "CF-051": "true", "CF-072": "not applicable"},
    ),
    Planted(
        "PLAN-TOO-OLD",
        "A domestic call-out, and no risk management plan since; the police were asked only after allocation",
        {
            "registration": (
                {"register_type": "ADVP", "start_date": -300},
                {"register_type": "RMRH", "start_date": -300},
            ),
            "enquiry": ({**_ASKED, "requested_at": 12},),
            "significant_event": (
                {"type": "DA_CALLOUT", "occurred_date": 70, "known_date": 72, "source": "POLICE", "direction": "UP"},
            ),
        },
        {"CF-004": "true", "CF-040": "not applicable", "CF-051": "not applicable", "CF-072": "true"},
    ),
    Planted(
        "ALL-DONE",
        "Very high risk; visited in the second week, the police asked before allocation, absences looked at",
        {
            "registration": (
                {"register_type": "ADVP", "start_date": -300},
                {"register_type": "RVHR", "start_date": -300},
            ),
            "enquiry": ({**_ASKED, "requested_at": -6},),
            "contact": ({**_VISIT, "contact_date": 9}, *_absent(50, 57, 64)),
            "management_oversight": ({"date": 70, "type": "ABSENCE_REVIEW"},),
        },
        {"CF-004": "false", "CF-040": "false", "CF-051": "false", "CF-072": "not applicable"},
    ),
    Planted(
        "NOT-OFFERED",
        "A victim who was written to, and not offered a meeting",
        {
            "victim_case": ({"eligibility": "VIOLENT_12M", "identified_date": 10, "status": "CONTACTED"},),
            "victim_contact": ({"date": 13, "type": "INITIAL_LETTER"},),
        },
        {"CF-040": "not applicable", "CF-051": "not applicable", "CF-091": "true"},
        sentence="CUSTODY",
    ),
)
