"""What stands in the contact log of an invented provider, and what came of it?"""

import numpy as np

from trueline.synthetic.extracts import shares
from trueline.synthetic.extracts.chances import Chances, Wholes
from trueline.synthetic.extracts.columns import (
    BLANK,
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
_CHANGES = ("ARREST", "DA_CALLOUT", "ADDRESS_CHANGE", "EMPLOYMENT_START")


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
            "rar_activity": answers(kind == _TYPES.index("RARP")),
            "sensitive": always(size, "N"),
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
            "action_code": always(len(absent), "EA02"),
            "action_taken_date": days(answered),
        },
    }  # fmt: skip


def _place_contacts(chances: Chances, people: People) -> tuple[Wholes, Wholes, Wholes]:
    """Whose, when and of which type: entries at the pace of the log, and home visits where risk calls for them."""
    is_begun = people.started != BLANK
    length = np.where(is_begun, people.as_at - people.started, 0)
    entries = np.floor(length / 7 * shares.CONTACTS_A_WEEK * (0.5 + chances.share("pace", people.size))).astype(
        np.int64
    )
    who = np.repeat(np.arange(people.size), entries)
    # Some are appointments of the fortnight to come.
    day = people.started[who] + chances.whole("day", len(who), 0, length[who] + 14)
    kind = chances.pick("type", len(who), shares.CONTACT_TYPES)
    is_called_for = is_begun & ((people.risk >= RISK_WORDS.index("HIGH")) | people.has_child)
    visited = np.flatnonzero(is_called_for & chances.happens("visited", people.size, shares.HOME_VISIT_IN_TIME))
    visit = people.started[visited] + chances.whole("visit", len(visited), 2, 27)
    return (
        np.concatenate([who, visited]),
        np.concatenate([day, visit]),
        np.concatenate([kind, np.full(len(visited), _HOME)]),
    )


def _tell_attended(outcome: Wholes) -> Wholes:
    is_absent = ~np.isin(outcome, [_OUTCOMES.index("ATTC"), _NOTHING])
    return np.where(outcome == _NOTHING, BLANK, is_absent.astype(np.int64))


def list_changes(chances: Chances, people: People) -> Tables:
    """What changed in people's lives, what was done about it, and what managers did."""
    begun = np.flatnonzero((people.started != BLANK) & (people.started < people.as_at - 20))
    who = begun[chances.happens("changed", len(begun), 0.35)]
    since = people.started[who]
    known = since + chances.whole("known", len(who), 0, people.as_at - since)
    kind = chances.pick("change", len(who), dict.fromkeys(_CHANGES, 1.0))
    seen = begun[chances.happens("overseen", len(begun), shares.OVERSEEN)]
    looked = people.started[seen] + chances.whole("looked", len(seen), 0, people.as_at - people.started[seen])
    served = begun[chances.happens("service", len(begun), 0.3)]
    again = begun[chances.happens("offends", len(begun), 0.12)]
    offence = people.started[again] + chances.whole("offence", len(again), 1, people.as_at - people.started[again])
    met = np.flatnonzero(people.has_victim & (people.released != BLANK))
    return {
        "significant_event": {
            "event_change_id": named("G", people.number[who]),
            "crn": named("Z", people.number[who]),
            "event_id": named("E", people.number[who]),
            "type": words(kind, _CHANGES),
            "occurred_date": days(np.maximum(known - 3, since)),
            "known_date": days(known),
            "source": always(len(who), "POLICE"),
            "direction": words((kind > 1).astype(np.int64), ("UP", "NEUTRAL")),
            "created_at": moments(known),
        },
        "management_oversight": {
            "oversight_id": named("MO", people.number[seen]),
            "crn": named("Z", people.number[seen]),
            "staff_code": named("N", people.staff[seen] // 8 * 8),
            "date": days(looked),
            "type": always(len(seen), "CASE_DISCUSSION"),
            "created_at": moments(looked),
        },
        "nsi": {
            "nsi_id": named("NS", people.number[served]),
            "crn": named("Z", people.number[served]),
            "event_id": named("E", people.number[served]),
            "type": words(chances.pick("kind of service", len(served), {"CRS": 6, "BRE": 3, "PROG": 1}),
                          ("CRS", "BRE", "PROG")),
            "status": always(len(served), "REFERRED"),
            "referral_date": days(people.started[served] + 10),
        },
        "further_offending": {
            "crn": named("Z", people.number[again]),
            "event_id": named("E", people.number[again]),
            "offence_date": days(offence),
            "outcome": always(len(again), "CHARGED"),
            "outcome_date": days(offence),
            "is_sfo": always(len(again), "N"),
        },
        "multi_agency_meeting": {
            "meeting_id": named("MM", people.number[met]),
            "crn": named("Z", people.number[met]),
            "type": always(len(met), "MAPPA"),
            "date": days(np.maximum(people.released[met] - 30, people.sentenced[met])),
            "attended": answers(chances.happens("met", len(met), 0.9)),
        },
    }  # fmt: skip
