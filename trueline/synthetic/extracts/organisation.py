"""Who works where in an invented provider, with which courses and how much to do?"""

import numpy as np

from trueline.synthetic.extracts.chances import Chances, Wholes
from trueline.synthetic.extracts.columns import (
    Column,
    Columns,
    always,
    answers,
    blank_unless,
    days,
    moments,
    named,
    numbers,
    wholes,
    words,
)
from trueline.synthetic.extracts.people import Tables

#: Officers in a team, teams in a unit, units in a cluster, and officers for one victim liaison officer.
TEAM, UNIT, CLUSTER, LIAISON = 8, 3, 4, 60
#: Measurements of the workload of an officer, a week apart (S4:1127; the spread is A).
_WEEKS, _CAPACITY, _SPREAD = 8, 112, 50
_COURSES = {"DA": 0.7, "CP_SAFEGUARDING": 0.75, "SEXUAL": 0.4, "COURT_REPORTS": 0.5, "OASYS_L3": 0.8, "ARMS": 0.3}


def count_liaisons(officers: int) -> int:
    """How many victim liaison officers there are beside so many officers."""
    return max(3, officers // LIAISON + 1)


def list_organisation(chances: Chances, officers: int, cases: int, as_at: int) -> Tables:
    """The provider with its clusters, units, offices, teams and people, what they learnt and what they hold."""
    staff = np.arange(officers, dtype=np.int64)
    team = np.arange(-(-officers // TEAM), dtype=np.int64)
    unit = np.arange(-(-len(team) // UNIT), dtype=np.int64)
    cluster = np.arange(-(-len(unit) // CLUSTER), dtype=np.int64)
    return {
        "provider": {
            "provider_code": words(np.arange(2), ("INVENTED", "OTHER")),
            "name": words(np.arange(2), ("Invented provider", "Another invented provider")),
            "kind": always(2, "NPS_DIVISION"),
        },
        "pdu": {
            "pdu_code": named("P", cluster),
            "provider_code": always(len(cluster), "INVENTED"),
            "name": named("Cluster ", cluster),
        },
        "ldu": {
            "ldu_code": named("U", unit),
            "pdu_code": named("P", unit // CLUSTER),
            "name": _name_units(unit),
            "rurality": words(unit % 3, ("URBAN", "MIXED", "RURAL")),
        },
        "office": _list_offices(chances, unit),
        "team": {
            "team_code": _join(named("T", team), "TV0"),
            "ldu_code": named("U", np.append(team // UNIT, 0)),
            "team_type": words(np.append(np.zeros(len(team), dtype=np.int64), 1), ("OFFENDER_MANAGEMENT", "VICTIM")),
            "external": always(len(team) + 1, "N"),
        },
        "staff": _list_staff(chances, staff),
        **_list_work(chances, staff, cases, as_at),
    }


def list_liaisons(officers: int, as_at: int) -> Tables:
    """The victim liaison officers."""
    liaison = np.arange(count_liaisons(officers), dtype=np.int64)
    return {
        "staff": {
            "staff_code": named("VLO", liaison),
            "team_code": always(len(liaison), "TV0"),
            "grade": always(len(liaison), "VLO"),
            "sex": words(liaison % 2, ("F", "M")),
            "start_date": days(np.full(len(liaison), as_at - 2000)),
        }
    }


def _join(column: Column, last: str) -> Column:
    """References, and one more of another kind at the end."""
    options = (*(f"{column.words[0]}{value}" for value in column.values), last)
    return words(np.arange(len(options)), options)


def _name_units(unit: Wholes) -> Column:
    """The second unit bears the name of the one of the reports that considers cases for Compass."""
    return words(unit, ["Doncaster" if number == 1 else f"Unit {number}" for number in unit])


def _list_offices(chances: Chances, unit: Wholes) -> Columns:
    """An office of each unit, and the one where a planted case is seen."""
    size = len(unit) + 1
    has_steps = chances.happens("steps", size, 0.3)
    has_steps[-1] = True
    return {
        "office_code": _join(named("F", unit), "PLANTED"),
        "ldu_code": named("U", np.append(unit, 0)),
        "kind": words(chances.pick("kind of office", size, {"A": 8, "B": 2}), ("OFFICE", "COMMUNITY_HUB")),
        "step_free": answers(~has_steps),
        "private_room": answers(chances.happens("private room", size, 0.8)),
        "private_reception": answers(chances.happens("private reception", size, 0.5)),
        "postcode_sector": named("ZZ", blank_unless(np.arange(size) < size - 1, np.append(unit, 0) * 12)),
    }


def _list_staff(chances: Chances, staff: Wholes) -> Columns:
    size = len(staff)
    return {
        "staff_code": named("N", staff),
        "team_code": named("T", staff // TEAM),
        "grade": words(chances.pick("grade", size, {"PO": 0.6, "PSO": 0.4}), ("PO", "PSO")),
        "contracted_hours": numbers(np.where(chances.happens("part time", size, 0.2), 22.2, 37.0)),
        "employment": words(
            chances.pick("employment", size, {"A": 85, "B": 8, "C": 7}), ("PERMANENT", "FIXED", "AGENCY")
        ),
        "sex": words(chances.pick("sex", size, {"F": 0.7, "M": 0.3}), ("F", "M")),
        "manager_staff_code": named("N", staff // TEAM * TEAM),
    }


def _list_work(chances: Chances, staff: Wholes, cases: int, as_at: int) -> Tables:
    officers = len(staff)
    courses = [chances.happens(f"course {name}", officers, share) for name, share in _COURSES.items()]
    who = np.concatenate([np.flatnonzero(marks) for marks in courses])
    course = np.repeat(np.arange(len(courses)), [marks.sum() for marks in courses])
    one = np.repeat(staff, _WEEKS)
    week = np.tile(np.arange(_WEEKS), officers)
    usual = _CAPACITY - _SPREAD + 2 * _SPREAD * chances.share("capacity", officers)
    capacity = np.round(usual[one] + 10 * chances.share("week", len(one)), 1)
    return {
        "staff_training": {
            "staff_code": named("N", who),
            "course": words(course, _COURSES),
            "completed_date": days(as_at - chances.whole("course on", len(who), 100, 2500)),
        },
        "workload_snapshot": {
            "staff_code": named("N", one),
            "snapshot_date": days(as_at - 7 * week),
            "case_count": wholes(np.floor(capacity * cases / officers / _CAPACITY).astype(np.int64)),
            "total_points": numbers(np.round(capacity * 20, 1)),
            "available_points": numbers(np.full(len(one), 2000.0)),
            "capacity_pct": numbers(capacity),
        },
        "management_oversight": _list_supervision(chances, staff, as_at),
    }


def _list_supervision(chances: Chances, staff: Wholes, as_at: int) -> Columns:
    """A year of supervision meetings with each officer: every six weeks with some, every ten with others (A)."""
    apart = np.where(chances.happens("supervised often", len(staff), 0.55), 42, 70)
    one = np.repeat(staff, 360 // apart)
    place = np.arange(len(one)) - np.repeat(np.cumsum(360 // apart) - 360 // apart, 360 // apart)
    day = as_at - 20 - apart[one] * place
    return {
        "oversight_id": named("MS", one * 10 + place),
        "staff_code": named("N", one // TEAM * TEAM),
        "subject_staff": named("N", one),
        "date": days(day),
        "type": always(len(one), "STAFF_SUPERVISION"),
        "trigger": always(len(one), "ROUTINE"),
        "created_at": moments(day),
    }
