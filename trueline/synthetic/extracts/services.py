"""To which services were invented people referred, what came of it, and when was enforcement begun?"""

from dataclasses import dataclass

import numpy as np

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

#: Referrals by kind: to a service, to a programme, and those of enforcement. Shares of people under supervision (A).
_SERVICES = {
    "CRS": 0.14, "TTG": 0.08, "MENTOR": 0.08, "ETE": 0.2, "HOUSING": 0.18, "DRUG": 0.16, "ALCOHOL": 0.12, "MH": 0.06,
    "WOMENS": 0.04, "CP_REFERRAL": 0.06,
}  # fmt: skip
_PROGRAMMES = ("BBR", "TSP", "RESOLVE", "HORIZON")
_KINDS = (*_SERVICES, "PROG", "BRE", "REC")
_REFERRED, _STARTED, _WITHDRAWN = 0.55, 0.72, 0.25
_OUTCOMES = ("COMPLETED", "NOT_COMPLETED", "PROVEN", "RECALLED")
_STATES = ("REFERRED", "STARTED", "COMPLETED", "WITHDRAWN")
_PROVIDERS = ("NPS", "CRC_RATE_CARD", "STATUTORY", "THIRD_SECTOR")
_SESSIONS = 6
_PROG, _BRE, _REC = (_KINDS.index(name) for name in ("PROG", "BRE", "REC"))
_MANY = 8


@dataclass(frozen=True)
class Referred:
    """Referrals: of whom, of which kind, which of the person, and the days asked, begun and ended."""

    who: Wholes
    kind: Wholes
    place: Wholes
    asked: Wholes
    begun: Wholes
    ended: Wholes


def list_services(chances: Chances, people: People) -> Tables:
    """Referrals, breaches and recalls, with the contacts that belong to them."""
    made = _refer(chances, people)
    return {"nsi": _describe(chances, people, made), "contact": _list_sessions(chances, people, made)}


def list_programmes() -> Tables:
    """The programmes there are, with their limits; every name is invented or of a programme published elsewhere."""
    size = len(_PROGRAMMES)
    every = np.arange(size)
    return {
        "programme": {
            "programme_code": words(every, _PROGRAMMES),
            "name": words(every, [f"Programme {code} (invented limits)" for code in _PROGRAMMES]),
            "accredited": always(size, "Y"),
            "format": words(np.array([0, 0, 1, 0]), ("GROUP", "EITHER")),
            "min_rosh": words(np.array([1, 0, 1, 1]), ("LOW", "MEDIUM")),
            "max_rosh": words(np.array([1, 1, 1, 1]), ("HIGH", "VERY_HIGH")),
            "sex": words(np.array([0, BLANK, 0, 0]), ("M",)),
            "offence_groups": words(np.array([BLANK, BLANK, 0, 1]), ("VIOLENCE ROBBERY PUBLIC_ORDER", "SEXUAL")),
        }
    }


def _refer(chances: Chances, people: People) -> Referred:
    begun = people.begun
    served = np.repeat(begun, 2)
    served = served[chances.happens("service", len(served), _REFERRED)]
    is_programme = np.zeros(people.size, dtype=np.bool_)
    is_programme[begun] = chances.happens("programme", len(begun), 0.14) | (
        people.is_domestic[begun] & chances.happens("abuse programme", len(begun), 0.3)
    )
    prog, bre, rec = (
        np.flatnonzero(marks) for marks in (is_programme, people.breached != BLANK, people.recalled != BLANK)
    )
    who = np.concatenate([served, prog, bre, rec])
    size = len(who)
    kind = np.concatenate([
        chances.pick("kind of service", len(served), _SERVICES),
        np.repeat([_PROG, _BRE, _REC], [len(prog), len(bre), len(rec)]),
    ])  # fmt: skip
    room = people.until[who] - people.started[who]
    asked = people.started[who] + chances.whole("asked for", size, 0, np.minimum(room, 60))
    # Through the Gate is asked for before the release.
    gate = (kind == _KINDS.index("TTG")) & people.in_custody[who]
    asked = np.where(gate, np.maximum(people.released[who] - 40, people.sentenced[who]), asked)
    asked = np.where(kind == _BRE, people.breached[who], np.where(kind == _REC, people.recalled[who], asked))
    wait = np.where(kind == _PROG, chances.whole("long wait", size, 10, 200), chances.whole("wait", size, 2, 40))
    start = np.where(kind >= _BRE, asked, asked + wait)
    is_begun = (start < people.until[who]) & chances.happens("taken up", size, _STARTED) | (kind >= _BRE)
    end = start + chances.whole("lasted", size, 20, 160)
    is_over = is_begun & (end < people.as_at) & chances.happens("over", size, 0.8)
    ordered = np.argsort(who, kind="stable")
    of = who[ordered]
    first = np.searchsorted(of, of, side="left")
    place = np.empty(size, dtype=np.int64)
    place[ordered] = np.arange(size) - first
    return Referred(who, kind, place, asked, blank_unless(is_begun, start), blank_unless(is_over, end))


def _describe(chances: Chances, people: People, made: Referred) -> Columns:
    who, kind, size = made.who, made.kind, len(made.who)
    is_over, is_begun = made.ended != BLANK, made.begun != BLANK
    is_done = is_over & chances.happens("done", size, 0.65)
    is_withdrawn = ~is_begun & chances.happens("withdrawn", size, _WITHDRAWN)
    state = np.where(is_over, np.where(is_done, 2, 3), np.where(is_begun, 1, 3 * is_withdrawn))
    told = np.where(is_over, made.ended, np.where(is_begun, made.begun, made.asked))
    result = np.where(kind == _BRE, 2, np.where(kind == _REC, 3, (~is_done).astype(np.int64)))
    # Three in four on domestic abuse go to the programme for it; the rest to what their offence calls for.
    abuse = people.is_domestic[who] & chances.happens("of abuse", size, 0.75)
    fits = np.where(
        abuse, 0, np.where(people.is_sexual[who], 3, chances.pick("programme of", size, {"T": 6, "R": 4}) + 1)
    )
    return {
        "nsi_id": named("NS", people.number[who] * _MANY + made.place),
        "crn": named("Z", people.number[who]),
        "event_id": named("E", people.number[who]),
        "type": words(kind, _KINDS),
        "sub_type": words(blank_unless(kind == _PROG, fits), _PROGRAMMES),
        "status": words(state.astype(np.int64), _STATES),
        "status_date": days(told),
        "outcome": words(blank_unless(is_over, result), _OUTCOMES),
        "referral_date": days(made.asked),
        "expected_start": days(made.asked + 30),
        "actual_start": days(made.begun),
        "expected_end": days(made.asked + 180),
        "actual_end": days(made.ended),
        "provider_code": always(size, "INVENTED"),
        "team_code": named("T", people.staff[who] // 8),
        "intended_provider_type": words(chances.pick("by whom", size, {"A": 3, "B": 3, "C": 2, "D": 2}), _PROVIDERS),
        "first_court_date": days(blank_unless(kind == _BRE, made.asked + chances.whole("court after", size, 5, 35))),
    }


def _list_sessions(chances: Chances, people: People, made: Referred) -> Columns:
    """The contacts of whatever began: sessions a week apart, for some programmes with a long gap between two."""
    went = np.flatnonzero((made.begun != BLANK) & (made.kind < _BRE))
    is_programme = made.kind[went] == _PROG
    session = np.repeat(np.arange(len(went)), _SESSIONS)
    place = np.tile(np.arange(_SESSIONS), len(went))
    gap = np.where(is_programme & chances.happens("gap", len(went), 0.25), 40, 0)
    of = went[session]
    who = made.who[of]
    held = made.begun[of] + 7 * place + np.where(place > 2, gap[session], 0)
    last = np.where(made.ended[of] == BLANK, people.until[who], np.minimum(made.ended[of], people.until[who]))
    kept: Marks = (held <= last) & (held <= people.as_at)
    of, who, held, place = of[kept], who[kept], held[kept], place[kept]
    size = len(of)
    missed = chances.happens("session missed", size, 0.15)
    entered = np.minimum(held + chances.whole("session entered", size, 0, 4), people.as_at)
    link = (made.kind[of] == _PROG) & people.is_domestic[who] & (place == 1) & chances.happens("link worker", size, 0.6)
    return {
        "contact_id": named("S", (people.number[who] * _MANY + made.place[of]) * _SESSIONS + place),
        "crn": named("Z", people.number[who]),
        "event_id": named("E", people.number[who]),
        "nsi_id": named("NS", people.number[who] * _MANY + made.place[of]),
        "contact_type": words((made.kind[of] == _PROG).astype(np.int64), ("CRSAPT", "APAT")),
        "contact_date": days(held),
        "outcome_code": words(missed.astype(np.int64), ("ATTC", "AAME")),
        "attended": answers(~missed),
        "complied": always(size, "Y"),
        "national_standard": always(size, "N"),
        "rar_activity": always(size, "N"),
        "sensitive": always(size, "N"),
        "staff_code": named("N", people.staff[who]),
        "team_code": named("T", people.staff[who] // 8),
        "provider_code": always(size, "INVENTED"),
        "participants": words(blank_unless(link, np.zeros(size, dtype=np.int64)), ("PLW",)),
        "created_at": moments(entered),
        "last_updated_at": moments(entered, 1000),
        "notes_length": wholes(chances.whole("session notes", size, 0, 500)),
    }
