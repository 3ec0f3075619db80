"""How do cases with known answers come to stand in every invented extract?

The answers are written down from what was planted, and never go where the facts are worked out, so that the engine can
be scored against them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from trueline.synthetic.extracts.columns import BLANK, Column, Columns, days, moments, wholes, words
from trueline.synthetic.extracts.people import Tables

#: Texts as they are, but “#1” for the second planted row of the table referred to; whole numbers are days from the
#: start; other numbers are numbers.
Cell = str | int | float
Row = Mapping[str, Cell]
#: The key of each planted table that has one of its own.
_KEYS: Mapping[str, str] = {
    "assessment": "assessment_pk",
    "contact": "contact_id",
    "court_report": "court_report_id",
    "enquiry": "enquiry_id",
    "management_oversight": "oversight_id",
    "nsi": "nsi_id",
    "objective": "objective_id",
    "order_manager": "order_manager_id",
    "registration": "registration_id",
    "release": "release_id",
    "requirement": "requirement_id",
    "sentence_plan": "plan_pk",
    "significant_event": "event_change_id",
    "victim_case": "victim_case_id",
    "victim_contact": "victim_contact_id",
}
#: The references of each table that are to the one person, event or sentence of the case, all of one name.
_OWN: Mapping[str, tuple[str, ...]] = {
    "assessment": ("crn", "event_id"),
    "contact": ("crn", "event_id"),
    "court_report": ("event_id",),
    "custody": ("custody_id", "disposal_id"),
    "disability": ("crn",),
    "enquiry": ("crn", "event_id"),
    "hub_status": ("crn", "event_id"),
    "management_oversight": ("crn",),
    "nsi": ("crn", "event_id"),
    "order_manager": ("event_id",),
    "personal_circumstance": ("crn",),
    "registration": ("crn",),
    "release": ("custody_id",),
    "requirement": ("disposal_id",),
    "sentence_plan": ("event_id",),
    "significant_event": ("crn", "event_id"),
    "upw_details": ("disposal_id",),
    "victim_case": ("crn", "event_id"),
}
_STAFF: Row = {"staff_code": "N0"}
#: What stands in a row of a table where the case says nothing else.
_GIVEN: Mapping[str, Row] = {
    "assessment": {"assessor_staff": "N0", "assessment_type": "LAYER3", "status": "COMPLETE"},
    "contact": {**_STAFF, "team_code": "T0", "provider_code": "INVENTED"},
    "management_oversight": _STAFF,
    "order_manager": {**_STAFF, "team_code": "T0", "provider_code": "INVENTED", "role": "COM"},
    "registration": {"deregistered": "N"},
    "requirement": {"restrictive": "N"},
    "victim_contact": {"victim_case_id": "#0"},
}
#: The day on which rows were entered, where the case does not say: that of the field named.
_ENTERED: Mapping[str, str] = {
    "assessment": "date_completed",
    "contact": "contact_date",
    "management_oversight": "date",
    "personal_circumstance": "start_date",
    "significant_event": "known_date",
    "victim_contact": "date",
}
_MOMENTS = ("created_at", "last_updated_at", "updated_at")


@dataclass(frozen=True)
class Planted:
    """One case: its story, its sentence, its rows by table, and what each fact must say of its event, or of its person.
    It began so many days before the day looked at.
    """

    name: str
    story: str
    rows: Mapping[str, tuple[Row, ...]]
    answers: Mapping[str, str]
    sentence: str = "CO"
    began: int = 150

    @property
    def event(self) -> str:
        """The event of the case, and its person, sentence and main offence: all of one name."""
        return f"PLANTED-{self.name}"


def plant(cases: Iterable[Planted], as_at: int) -> Tables:
    """Planted cases as tables, for an extract of a day since 1970."""
    gathered: dict[str, list[Row]] = {}
    for case in cases:
        for table, row in _list_rows(case):
            gathered.setdefault(table, []).append(_place(case, row, as_at - case.began))
    return {table: _to_columns(rows) for table, rows in gathered.items()}


def _list_rows(case: Planted) -> Iterator[tuple[str, Row]]:
    event: dict[str, Cell] = {"event_id": case.event}
    crn: dict[str, Cell] = {"crn": case.event}
    yield "person", {**crn, "date_of_birth": -12_000, "gender": "M", "ethnicity": "W1"}
    yield "event", {**event, **crn, "event_number": "1", "conviction_date": 0, "active_flag": "Y", "in_breach": "N"}
    offence: Row = {"offence_id": case.event, "is_main": "Y", "offence_code": "00000", "offence_group": "VIOLENCE"}
    yield "offence", {**event, **offence}
    sentence: Row = {"disposal_id": case.event, "disposal_type": case.sentence, "sentence_type": case.sentence}
    yield "disposal", {**event, **sentence, "start_date": 0}
    allocation: Row = {"case_allocation_id": case.event, "decision_date": 1, "decision_provider": "NPS"}
    yield "case_allocation", {**event, **allocation}
    for table, rows in case.rows.items():
        own = dict.fromkeys(_OWN.get(table, ()), case.event)
        for number, row in enumerate(rows):
            key: Row = {_KEYS[table]: f"#{number}"} if table in _KEYS else {}
            yield table, {**key, **own, **_GIVEN.get(table, {}), **_enter(table, row), **row}


def _enter(table: str, row: Row) -> Row:
    """When a row was entered: on its day."""
    if table not in _ENTERED:
        return {}
    day = row[_ENTERED[table]]
    return {"created_at": day, "last_updated_at": day} if table == "contact" else {"created_at": day}


def _place(case: Planted, row: Row, started: int) -> Row:
    """A row with the keys of its case, and days since 1970."""
    placed: dict[str, Cell] = {}
    for name, value in row.items():
        if isinstance(value, str):
            placed[name] = f"{case.event}-{value[1:]}" if value.startswith("#") else value
        else:
            placed[name] = started + value if isinstance(value, int) else value
    return placed


def _to_columns(rows: list[Row]) -> Columns:
    names = list(dict.fromkeys(name for row in rows for name in row))
    return {name: _to_column(name, [row.get(name) for row in rows]) for name in names}


def _to_column(name: str, values: list[Cell | None]) -> Column:
    filled = [value for value in values if value is not None]
    if isinstance(filled[0], str):
        options = list(dict.fromkeys(str(value) for value in filled))
        return words(_fill([None if value is None else options.index(str(value)) for value in values]), options)
    counted = _fill([None if value is None else int(value) for value in values])
    if isinstance(filled[0], float):
        return wholes(counted)
    return moments(counted) if name in _MOMENTS else days(counted)


def _fill(values: list[int | None]) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.array([BLANK if value is None else value for value in values], dtype=np.int64)
