"""What stands in the contact log of an invented provider, and what came of it?"""

import numpy as np

from trueline.synthetic.extracts import shares
from trueline.synthetic.extracts.chances import Chances, Wholes
from trueline.synthetic.extracts.columns import (
    BLANK,
    Columns,
    always,
    answers,
    blank_unless,
    days,
    moments,
    named,
    wholes,
    words,
)
from trueline.synthetic.extracts.people import RISK_WORDS, People, Tables

_TYPES, _OUTCOMES = tuple(shares.CONTACT_TYPES), tuple(shares.OUTCOMES)
_HOME = _TYPES.index("CHVS")
_UNACCEPTABLE = _OUTCOMES.index("UAAB")
_NOTHING = _OUTCOMES.index("")
_OFFICE, _POLICE = ("COAP",), ("C204", "C369", "C515")
_TIMES = tuple(f"{hour:02}:{minute:02}" for hour in range(9, 20) for minute in (0, 30))
_OTHERS = ("POLICE", "INTERPRETER", "VLO", "CHILDREN_SERVICES")
#: What was done about an unacceptable absence (A).
_ACTIONS = {"EA02": 0.62, "EA03": 0.12, "EA04": 0.05, "IBR": 0.09, "LCL": 0.06, "NFA": 0.06}


def list_contacts(chances: Chances, people: People, first: int) -> Tables:
    """The contact log of a block of people, its entries numbered from ``first``, and what was done about absences."""
    who, day, kind = _place_contacts(chances, people)
    size = len(who)
    number = first + np.arange(size)
    is_appointment = np.isin(kind, [_TYPES.index(name) for name in shares.APPOINTMENTS])
    is_past = day <= people.as_at
    outcome = np.where(is_appointment & is_past, chances.pick("outcome", size, shares.OUTCOMES), _NOTHING)
    lag = np.where(
        chances.happens("late", size, shares.ENTERED_LATE),
        chances.whole("late by", size, 8, 40),
        chances.whole("entered", size, 0, 3),
    )
    # An appointment is entered when it is made; what came of it, when it is over.
    entered = np.where(is_appointment, day - 14, np.minimum(day + lag, people.as_at))
    entered = np.minimum(np.maximum(entered, people.sentenced[who]), people.as_at)
    settled = np.where(is_past, np.maximum(np.minimum(day + lag, people.as_at), entered), entered)
    is_failure = outcome == _UNACCEPTABLE
    absent = np.flatnonzero(is_failure & chances.happens("enforced", size, 0.8))
    answered = np.minimum(day[absent] + chances.whole("enforced on", len(absent), 0, 14), people.as_at)
    is_explained = chances.happens("explained", len(absent), 0.4)
    return {
        "contact": {
            "contact_id": named("C", number),
            "crn": named("Z", people.number[who]),
            "event_id": named("E", people.number[who]),
            "contact_type": words(kind, _TYPES),
            "contact_date": days(day),
            "outcome_code": words(np.where(outcome == _NOTHING, BLANK, outcome), _OUTCOMES),
            "attended": words(_tell_attended(outcome), ("Y", "N")),
            "complied": words(blank_unless(outcome != _NOTHING, is_failure.astype(np.int64)), ("Y", "N")),
            "national_standard": answers(is_appointment),
            "rar_activity": always(size, "N"),
            "sensitive": always(size, "N"),
            "visor_contact": answers((people.mappa[who] > 0) & chances.happens("in ViSOR", size, 0.01)),
            **_describe(chances, people, who, kind),
            "staff_code": named("N", people.staff[who]),
            "team_code": named("T", people.staff[who] // 8),
            "provider_code": always(size, "INVENTED"),
            "created_at": moments(entered),
            "last_updated_at": moments(settled, 1000),
            "notes_length": wholes(chances.whole("notes", size, 0, 900)),
        },
        "enforcement": {
            "enforcement_id": named("EF", number[absent]),
            "contact_id": named("C", number[absent]),
            "action_code": words(chances.pick("action", len(absent), _ACTIONS), _ACTIONS),
            "action_taken_date": days(answered),
            "response_due_date": days(answered + 7),
            "response_date": days(blank_unless(is_explained, np.minimum(answered + 5, people.as_at))),
        },
    }  # fmt: skip


def _place_contacts(chances: Chances, people: People) -> tuple[Wholes, Wholes, Wholes]:
    """Whose, when and of which type: entries at the pace of the log, and home visits where risk calls for them."""
    is_begun = people.started != BLANK
    length = np.where(is_begun, people.until - people.started, 0)
    entries = np.floor(length / 7 * shares.CONTACTS_A_WEEK * (0.5 + chances.share("pace", people.size))).astype(
        np.int64
    )
    who = np.repeat(np.arange(people.size), entries)
    # Some are appointments of the fortnight to come.
    ahead = np.where(people.until == people.as_at, 14, 0)
    day = people.started[who] + chances.whole("day", len(who), 0, length[who] + ahead[who])
    kind = chances.pick("type", len(who), shares.CONTACT_TYPES)
    is_called_for = is_begun & ((people.risk >= RISK_WORDS.index("HIGH")) | people.has_child)
    is_called_for &= length > 0
    visited = np.flatnonzero(is_called_for & chances.happens("visited", people.size, shares.HOME_VISIT_IN_TIME))
    visit = people.started[visited] + chances.whole("visit", len(visited), 2, 27)
    return (
        np.concatenate([who, visited]),
        np.concatenate([day, visit]),
        np.concatenate([kind, np.full(len(visited), _HOME)]),
    )


def _describe(chances: Chances, people: People, who: Wholes, kind: Wholes) -> Columns:
    """Where a contact was, when in the day, who took part, and how its notes are written."""
    size = len(who)
    at = chances.whole("time", size, 0, len(_TIMES) - 3)
    is_office = np.isin(kind, [_TYPES.index(name) for name in _OFFICE])
    is_police = np.isin(kind, [_TYPES.index(name) for name in _POLICE])
    is_children = np.isin(kind, [_TYPES.index(name) for name in ("SFGC", "SFRR")])
    other = np.where(chances.happens("interpreted", size, 0.5), 1, 2)
    took_part = np.where(is_police, 0, np.where(is_children, 3, other))
    is_met = np.isin(kind, [_TYPES.index(name) for name in shares.APPOINTMENTS])
    # How notes are written is a habit of the officer.
    structured = chances.share("structured", size) < np.where(people.staff[who] % 3 == 0, 0.35, 0.75)
    offered = people.is_woman[who] & is_met & chances.happens("offered a woman", size, 0.02)
    return {
        "start_time": words(blank_unless(is_met, at), _TIMES),
        "end_time": words(blank_unless(is_met, at + 1 + chances.whole("lasted", size, 0, 1)), _TIMES),
        "office_code": named("F", blank_unless(is_office, people.staff[who] // 24)),
        "participants": words(
            blank_unless(is_police | is_children | chances.happens("with another", size, 0.03), took_part), _OTHERS
        ),
        "notes_tags": words(blank_unless(offered, np.zeros(size, dtype=np.int64)), ("FEMALE_OFFICER",)),
        "crissa_structured": answers(structured),
    }


def _tell_attended(outcome: Wholes) -> Wholes:
    is_absent = ~np.isin(outcome, [_OUTCOMES.index("ATTC"), _NOTHING])
    return np.where(outcome == _NOTHING, BLANK, is_absent.astype(np.int64))
