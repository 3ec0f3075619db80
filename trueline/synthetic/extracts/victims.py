"""What was done for the victims of invented people?"""

import numpy as np

from trueline.synthetic.extracts import shares
from trueline.synthetic.extracts.chances import Chances, Marks, Wholes
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
from trueline.synthetic.extracts.people import People, Tables

_STATES = ("CONTACTED", "OPTED_IN", "OPTED_OUT", "NO_RESPONSE")
_TYPES = (
    "INITIAL_LETTER",
    "FOLLOW_UP_LETTER",
    "FACE_TO_FACE_OFFER",
    "FACE_TO_FACE",
    "PRE_RELEASE",
    "RJ_OFFER",
    "UPDATE",
)
#: Half take up the offer (S0:113); the rest are assumptions (A).
_TAKEN, _DECLINED = 0.5, 0.2
_IDENTIFIED, _LETTER_LATE, _TOLD_OF_RELEASE, _RECORD_SHARED, _SUPPORT, _VIEWS = 0.92, 0.12, 0.7, 0.8, 0.6, 0.6
_LIAISON = 5


def list_victims(chances: Chances, people: People, liaisons: int) -> Tables:
    """The tables on victims: letters, the offer of a meeting, the meeting, what was said before release, and the
    exchanges of officer and victim liaison.
    """
    who = np.flatnonzero(people.has_victim & chances.happens("identified", people.size, _IDENTIFIED))
    size = len(who)
    found = people.sentenced[who] + chances.whole("identified on", size, 1, 25)
    answer = chances.share("victim says", size)
    state = np.where(answer < _TAKEN, 1, np.where(answer < _TAKEN + _DECLINED, 2, np.where(answer < 0.9, 3, 0)))
    told = found + chances.whole("victim answers", size, 20, 70)
    is_told = (state > 0) & (state < 3) & (told <= people.as_at)
    state = np.where(is_told | (state == 3), state, 0)
    # The last of them is new, and has none yet.
    officer = chances.whole("liaison", size, 0, liaisons - 2)
    contacts = _list_contacts(chances, people, who, found, blank_unless(state == 1, told))
    return {
        "victim_case": {
            "victim_case_id": named("V", people.number[who]),
            "crn": named("Z", people.number[who]),
            "event_id": named("E", people.number[who]),
            "eligibility": words(people.offence[who], ("VIOLENT_12M", "SEXUAL_12M")),
            "identified_by": words(chances.pick("identified by", size, {"A": 8, "B": 2}), ("WCU", "RO")),
            "identified_date": days(found),
            "vlo_staff": named("VLO", officer),
            "model": always(size, "OPT_IN"),
            "status": words(state, _STATES),
            "response_date": days(blank_unless(is_told, told)),
        },
        "victim_contact": contacts,
        "contact": _list_exchanges(chances, people, who[state == 1], officer[state == 1], told[state == 1]),
    }


def _list_contacts(chances: Chances, people: People, who: Wholes, found: Wholes, opted: Wholes) -> Columns:
    size = len(who)
    is_late = chances.happens("letter late", size, _LETTER_LATE)
    letter = found + np.where(is_late, 40, chances.whole("letter", size, 1, 20))
    in_time = chances.happens("offered in time", size, shares.OFFERED_IN_TIME)
    wait = np.where(in_time, chances.whole("offered", size, 26, 56), chances.whole("late", size, 57, 110))
    offered = np.maximum(people.sentenced[who] + wait, letter + 1)
    taken = opted != BLANK
    released = people.released[who]
    is_out = taken & (released != BLANK) & (released > offered + 40)
    ahead = np.where(chances.happens("told in time", size, 0.8), chances.whole("days ahead", size, 8, 80), 3)
    every = np.ones(size, dtype=np.bool_)
    kinds = [
        (every, letter),
        (chances.happens("second letter", size, 0.6), letter + 21),
        (every, offered),
        (taken, offered + 14),
        (is_out & chances.happens("told of release", size, _TOLD_OF_RELEASE), released - ahead),
        (taken & chances.happens("restorative", size, 0.2), offered + 30),
        (taken & chances.happens("updated", size, 0.5), offered + 60),
    ]
    of = np.concatenate([np.flatnonzero(marks) for marks, _ in kinds])
    kind = np.repeat(np.arange(len(kinds)), [marks.sum() for marks, _ in kinds])
    day = np.concatenate([when[marks] for marks, when in kinds])
    had: Marks = day <= people.as_at
    of, kind, day = of[had], kind[had], day[had]
    is_met = kind == _TYPES.index("FACE_TO_FACE")
    number = people.number[who][of] * 8 + kind
    return {
        "victim_contact_id": named("VC", number),
        "victim_case_id": named("V", people.number[who][of]),
        "date": days(day),
        "type": words(kind, _TYPES),
        "offer_taken": words(blank_unless(kind == 2, (~taken[of]).astype(np.int64)), ("Y", "N")),
        "written_record_shared": words(
            blank_unless(is_met, (~chances.happens("record shared", len(of), _RECORD_SHARED)).astype(np.int64)),
            ("Y", "N"),
        ),
        "referral_or_signposting": answers(chances.happens("support", len(of), _SUPPORT)),
        "views_on_conditions": answers(is_met & chances.happens("views", len(of), _VIEWS)),
        "created_at": moments(np.minimum(day + chances.whole("victim entry", len(of), 0, 3), people.as_at)),
    }


def _list_exchanges(chances: Chances, people: People, who: Wholes, officer: Wholes, told: Wholes) -> Columns:
    """What the officer and victim liaison told each other: every four months, for some never."""
    kept = np.flatnonzero(chances.happens("exchange", len(who), 0.7))
    times = np.minimum((people.as_at - told[kept]) // 120 + 1, _LIAISON)
    of = np.repeat(kept, times)
    place = np.arange(len(of)) - np.repeat(np.cumsum(times) - times, times)
    day = np.minimum(told[of] + 120 * place + 10, people.as_at)
    size = len(of)
    return {
        "contact_id": named("X", people.number[who][of] * _LIAISON + place),
        "crn": named("Z", people.number[who][of]),
        "event_id": named("E", people.number[who][of]),
        "contact_type": always(size, "CNOT"),
        "contact_date": days(day),
        "national_standard": always(size, "N"),
        "sensitive": always(size, "Y"),
        "staff_code": named("VLO", officer[of]),
        "team_code": always(size, "TV0"),
        "provider_code": always(size, "INVENTED"),
        "participants": always(size, "VLO"),
        "created_at": moments(day),
        "last_updated_at": moments(day, 1000),
        "notes_length": wholes(chances.whole("exchange notes", size, 0, 400)),
    }
