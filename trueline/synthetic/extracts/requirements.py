"""Which requirements did the courts of an invented record make, and how far were they done?"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from trueline.synthetic.extracts import shares
from trueline.synthetic.extracts.chances import Chances, Marks, Wholes
from trueline.synthetic.extracts.columns import (
    BLANK,
    Columns,
    after_months,
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
from trueline.synthetic.extracts.people import People, Tables

_KINDS = ("F", "W", "RM38", *shares.OTHER_REQUIREMENTS)
_RESTRICTIVE = ("M", "X")
#: Work on a requirement begins late or never for some, and goes at a pace of its own (A).
_NEVER, _LATE, _SESSION = 0.12, 0.3, 420
_UPW_OUTCOMES = ("ATTC", "UAAB", "AAME", "AAEM", "ATSS")


@dataclass(frozen=True)
class Ordered:
    """Requirements: of whom, of which kind, how long in days or hours, and when work began and was completed."""

    who: Wholes
    kind: Wholes
    length: Wholes
    begun: Wholes
    done: Wholes


def list_requirements(chances: Chances, people: People) -> Tables:
    """The tables on requirements and unpaid work, and the sessions as they stand in the contact log."""
    ordered = _order(chances, people)
    activity = _list_activity(chances, people, ordered)
    rows = {"requirement": _describe(chances, people, ordered), **_list_work(chances, people, ordered)}
    return {**rows, "contact": activity}


def _order(chances: Chances, people: People) -> Ordered:
    outside = ~people.in_custody
    programme = outside & chances.happens("programme ordered", people.size, shares.PROGRAMME_ORDERED)
    other = outside & chances.happens("other ordered", people.size, shares.OTHER_ORDERED)
    kinds = [people.has_activity, people.has_work, programme, other]
    who = np.concatenate([np.flatnonzero(marks) for marks in kinds])
    place = np.repeat(np.arange(len(kinds)), [marks.sum() for marks in kinds])
    size = len(who)
    kind = place + np.where(place == 3, chances.pick("which other", size, shares.OTHER_REQUIREMENTS), 0)
    amounts = [
        _amounts(chances, "days", size, shares.ACTIVITY_DAYS),
        _amounts(chances, "hours", size, shares.WORK_HOURS),
    ]
    length = np.where(place == 0, amounts[0], np.where(place == 1, amounts[1], np.where(place == 2, 30, 180)))
    wait = np.where(chances.happens("begins late", size, _LATE), 70, 20)
    first = people.sentenced[who] + chances.whole("begins", size, 3, wait)
    is_begun = (first < people.until[who]) & ~chances.happens("never begins", size, _NEVER)
    # Nine in ten of those that end are completed; the rest run out with the sentence.
    took = chances.whole("took", size, 60, 330)
    done = first + took
    is_done = is_begun & (done < people.until[who] - 1) & chances.happens("completed", size, 0.8)
    return Ordered(who, kind, length, blank_unless(is_begun, first), blank_unless(is_done, done))


def _amounts(chances: Chances, purpose: str, size: int, weights: Mapping[str, float]) -> Wholes:
    amounts: Wholes = np.array([int(amount) for amount in weights])[chances.pick(purpose, size, weights)]
    return amounts


def _describe(chances: Chances, people: People, ordered: Ordered) -> Columns:
    who, size = ordered.who, len(ordered.who)
    ended = np.where(ordered.done != BLANK, ordered.done, people.ended[who])
    is_done = (ordered.done != BLANK).astype(np.int64)
    is_activity = ordered.kind == 0
    counted = np.where(
        ordered.done != BLANK, ordered.length, ordered.length * chances.whole("counted", size, 0, 9) // 10
    )
    return {
        "requirement_id": named("Q", people.number[who] * 4 + np.minimum(ordered.kind, 3)),
        "disposal_id": named("D", people.number[who]),
        "main_category": words(ordered.kind, _KINDS),
        "length": numbers(ordered.length.astype(np.float64)),
        "length_unit": words((ordered.kind == 1).astype(np.int64), ("D", "H")),
        "start_date": days(people.sentenced[who]),
        "commencement_date": days(ordered.begun),
        "expected_end_date": days(after_months(people.sentenced[who], people.length[who])),
        "termination_date": days(ended),
        "termination_reason": words(blank_unless(ended != BLANK, is_done), ("EXPIRED", "COMPLETED")),
        "rar_count": wholes(blank_unless(is_activity & (ordered.begun != BLANK), counted)),
        "restrictive": answers(np.isin(ordered.kind, [_KINDS.index(name) for name in _RESTRICTIVE])),
    }


def _list_work(chances: Chances, people: People, ordered: Ordered) -> Tables:
    """A session a week of unpaid work, from its beginning until the hours are done or supervision ends."""
    is_work = ordered.kind == 1
    work, hours = ordered.who[is_work], ordered.length[is_work]
    begun = ordered.begun[is_work]
    until = np.minimum(people.until[work], people.as_at)
    weeks = np.where(begun == BLANK, 0, np.minimum((until - begun) // 7 + 2, hours // 5 + 2))
    session = np.repeat(np.arange(len(work)), weeks)
    place = np.arange(len(session)) - np.repeat(np.cumsum(weeks) - weeks, weeks)
    held = begun[session] + 7 * place
    is_past = held <= until[session]
    outcome = chances.pick("worked", len(session), {"a": 0.72, "b": 0.1, "c": 0.09, "d": 0.06, "e": 0.03})
    came: Marks = is_past & (outcome == 0)
    worked = np.bincount(session[came], minlength=len(work)) * _SESSION >= hours * 60
    return {
        "upw_details": {
            "disposal_id": named("D", people.number[work]),
            "minutes_ordered": wholes(hours * 60),
            "first_instruction_date": days(blank_unless(begun != BLANK, begun - 2)),
            "status": words(np.where(begun == BLANK, 0, 1 + worked), ("TO_BE_WORKED", "BEING_WORKED", "COMPLETED")),
        },
        "upw_appointment": {
            "upw_appointment_id": named("UA", people.number[work][session] * 100 + place),
            "disposal_id": named("D", people.number[work][session]),
            "appointment_date": days(held),
            "minutes_offered": wholes(np.full(len(session), _SESSION)),
            "minutes_credited": wholes(blank_unless(came, np.full(len(session), _SESSION))),
            "outcome_code": words(blank_unless(is_past, outcome), _UPW_OUTCOMES),
            "attended": words(blank_unless(is_past, (~(came | (outcome == 4))).astype(np.int64)), ("Y", "N")),
            "complied": words(blank_unless(is_past, (outcome == 1).astype(np.int64)), ("Y", "N")),
            "offered_at": moments(np.minimum(held - 7, people.as_at)),
        },
    }


def _list_activity(chances: Chances, people: People, ordered: Ordered) -> Columns:
    """A contact for each activity day: as many as ordered, fewer or none; for a few all in a row."""
    is_activity = (ordered.kind == 0) & (ordered.begun != BLANK)
    who, begun, length = ordered.who[is_activity], ordered.begun[is_activity], ordered.length[is_activity]
    size = len(who)
    is_done = ordered.done[is_activity] != BLANK
    until = np.where(is_done, ordered.done[is_activity], people.until[who])
    full = is_done & chances.happens("all days", size, 0.7)
    given = np.where(full, length, np.floor(length * chances.share("days given", size)).astype(np.int64))
    given = np.minimum(given, np.maximum(until - begun, 0))
    day = np.repeat(np.arange(size), given)
    place = np.arange(len(day)) - np.repeat(np.cumsum(given) - given, given)
    crammed = chances.happens("crammed", size, 0.06)
    step = np.where(crammed, 1, np.maximum((until - begun) // np.maximum(given, 1), 1))
    held = np.minimum(begun[day] + place * step[day], until[day])
    missed = ~full[day] & chances.happens("day missed", len(day), 0.15)
    entered = np.minimum(held + chances.whole("day entered", len(day), 0, 4), people.as_at)
    whom = who[day]
    return {
        "contact_id": named("R", people.number[whom] * 100 + place),
        "crn": named("Z", people.number[whom]),
        "event_id": named("E", people.number[whom]),
        "requirement_id": named("Q", people.number[whom] * 4),
        "contact_type": always(len(day), "RARP"),
        "contact_date": days(held),
        "outcome_code": words(missed.astype(np.int64), ("ATTC", "UAAB")),
        "attended": answers(~missed),
        "complied": answers(~missed),
        "rar_activity": answers(chances.happens("marked", len(day), 0.97) | missed),
        "national_standard": always(len(day), "Y"),
        "sensitive": always(len(day), "N"),
        "staff_code": named("N", people.staff[whom]),
        "team_code": named("T", people.staff[whom] // 8),
        "provider_code": always(len(day), "INVENTED"),
        "created_at": moments(entered),
        "last_updated_at": moments(entered, 1000),
        "notes_length": wholes(chances.whole("day notes", len(day), 0, 600)),
    }
