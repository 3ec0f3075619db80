"""What happened to invented people from the hearing to the officer who holds the case?"""

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
    numbers,
    wholes,
    words,
)
from trueline.synthetic.extracts.people import RISK_WORDS, People, Tables

_HIGH = RISK_WORDS.index("HIGH")
#: Reports by kind, delivered on the day where the court asked for an oral one, and what they propose (A).
_REPORTS = {"ORAL": 0.5, "FDR": 0.34, "SDR": 0.16}
_PROPOSED = {"F": 0.4, "W": 0.2, "F W": 0.25, "RM38": 0.1, "": 0.05}
_REPORTED, _SAME_DAY, _PAPERS_ASKED, _LEVEL_CHANGED = 0.6, 0.55, 0.25, 0.08
#: Officers in nine months: one for most, and now and then a gap between two (S0:374–376, S4:2270).
_HANDED_OVER, _GAP = 0.36, 0.15
_REASONS = ("INITIAL", "WORKLOAD", "STAFF_LEAVER", "ABSENCE", "RISK_CHANGE")
_ENQUIRIES = ("POLICE_DA", "CHILD_SERVICES", "PROSECUTION_PAPERS")
_ANSWERS = {"POSITIVE": 0.36, "NEGATIVE": 0.5, "PARTIAL": 0.14}
_TIERS = ("D", "C", "B", "A")


def list_allocation(chances: Chances, people: People, officers: int) -> Tables:
    """The tables from the court to the officer who holds the case."""
    size, event = people.size, named("E", people.number)
    sent = people.allocated
    rsr = np.round(chances.share("rsr", size) ** 2 * 9, 2)
    filled = chances.whole("form", size, 30, 60)
    is_thin = chances.happens("thin form", size, 0.2)
    unknown = np.floor(filled * np.where(is_thin, 0.4, 0.1)).astype(np.int64)
    told = np.where(
        chances.happens("other level", size, _LEVEL_CHANGED),
        np.minimum(people.risk + 1, len(RISK_WORDS) - 1),
        people.risk,
    )
    is_form = chances.happens("form done", size, 0.92)
    return {
        "court_appearance": {
            "court_appearance_id": named("CA", people.number),
            "event_id": event,
            "appearance_date": days(people.sentenced),
            "court_code": words(people.staff % 5, [f"COURT{number}" for number in range(5)]),
            "appearance_type": always(size, "SENTENCE"),
            "outcome": words(people.sentence, shares.SENTENCES),
            "recorded_at": moments(np.minimum(people.sentenced + chances.whole("recorded", size, 0, 2), people.as_at)),
        },
        "court_report": _list_reports(chances, people),
        "case_allocation": {
            "case_allocation_id": named("AL", people.number),
            "event_id": event,
            "decision_date": days(sent),
            "decision_provider": words((people.risk < _HIGH).astype(np.int64), ("NPS", "CRC")),
            "rsr_score": numbers(rsr),
            "rosh_at_allocation": words(told, RISK_WORDS),
            "mappa_at_allocation": answers(people.mappa > 0),
            "cas_completed_at": days(blank_unless(is_form, sent)),
            "cas_unknown_count": wholes(blank_unless(is_form, unknown)),
            "cas_field_count": wholes(blank_unless(is_form, filled)),
        },
        "order_manager": _list_officers(chances, people, officers),
        "management_tier": {
            "crn": named("Z", people.number),
            "tier_code": words(_tell_tier(chances, people, rsr), _TIERS),
            "scheme": always(size, "E3_2016"),
            "date_changed": days(sent),
            "reason": always(size, "INITIAL"),
        },
        "enquiry": _list_enquiries(chances, people),
    }


def _tell_tier(chances: Chances, people: People, rsr: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> Wholes:
    """Higher with the risk; one in ten is not what the record calls for (A)."""
    tier = np.where(people.risk > 0, people.risk, ((rsr > 3) | (people.ogrs > 50)).astype(np.int64))
    return np.where(chances.happens("other tier", people.size, 0.1), np.minimum(tier + 1, 3), tier)


def _list_reports(chances: Chances, people: People) -> Columns:
    who = np.flatnonzero(chances.happens("report", people.size, _REPORTED))
    size = len(who)
    due = people.sentenced[who]
    kind = chances.pick("kind of report", size, _REPORTS)
    is_oral = kind == 0
    is_same = is_oral & chances.happens("same day", size, _SAME_DAY)
    asked = np.where(is_same, due, due - chances.whole("asked", size, 3, 25))
    done = np.where(is_same, due, np.maximum(due - chances.whole("report early", size, -2, 9), asked))
    proposal = chances.pick("proposal", size, _PROPOSED)
    none = len(_PROPOSED) - 1
    length = np.where(is_oral, chances.whole("record", size, 150, 1500), BLANK)
    return {
        "court_report_id": named("CR", people.number[who]),
        "event_id": named("E", people.number[who]),
        "court_appearance_id": named("CA", people.number[who]),
        "requested_date": days(asked),
        "required_date": days(due),
        "allocated_date": days(asked),
        "completed_date": days(done),
        "sent_to_court_date": days(done),
        "type": words(kind, _REPORTS),
        "delivered_type": words(kind, _REPORTS),
        "author_staff": named("N", people.staff[who]),
        "record_length": wholes(length),
        "victim_section_len": wholes(_may_be_empty(chances, "victim section", size, 0.12, 600)),
        "barriers_section_len": wholes(_may_be_empty(chances, "barriers section", size, 0.3, 500)),
        "epf_used": answers(chances.happens("framework used", size, 0.5)),
        "proposal_disposal": words(people.sentence[who], shares.SENTENCES),
        "proposal_requirements": words(np.where(proposal == none, BLANK, proposal), _PROPOSED),
        "court_type": words((kind == 2).astype(np.int64), ("MAGISTRATES", "CROWN")),
    }


def _may_be_empty(chances: Chances, purpose: str, size: int, share: float, most: int) -> Wholes:
    """Characters of a section, none for the share given."""
    length = chances.whole(purpose, size, 40, most)
    return np.where(chances.happens(f"no {purpose}", size, share), 0, length)


def _list_officers(chances: Chances, people: People, officers: int) -> Columns:
    """The officer at allocation, and for some another: the one whose the case is now comes last."""
    begun = np.where(people.started == BLANK, people.sentenced, people.started)
    moved = np.flatnonzero(
        (people.until - begun > 60)
        & (begun > people.allocated - 10)
        & chances.happens("handed over", people.size, np.where(people.staff % 10 == 7, 0.9, _HANDED_OVER))
    )
    change = begun[moved] + chances.whole("handed over on", len(moved), 20, people.until[moved] - begun[moved] - 5)
    # One officer of ten took over the cases of somebody who left, all on one day.
    left = people.as_at - 100
    is_heir = (people.staff[moved] % 10 == 7) & (begun[moved] < left - 10) & (people.until[moved] > left + 10)
    change = np.maximum(np.where(is_heir, left, change), people.allocated[moved] + 1)
    gap = np.where(
        chances.happens("gap between", len(moved), _GAP), chances.whole("days between", len(moved), 8, 30), 0
    )
    ended = np.full(people.size, BLANK)
    ended[moved] = change
    ended = np.where(ended == BLANK, people.ended, ended)
    before = people.staff.copy()
    before[moved] = (people.staff[moved] + 1) % officers
    start = np.concatenate([people.allocated, np.minimum(change + gap, people.as_at)])
    who = np.concatenate([np.arange(people.size), moved])
    staff = np.concatenate([before, people.staff[moved]])
    reason = np.concatenate(
        [np.zeros(people.size, dtype=np.int64), 1 + chances.pick("why", len(moved), {"A": 4, "B": 3, "C": 2, "D": 1})]
    )
    return {
        "order_manager_id": named("OM", people.number[who] * 2 + np.repeat([0, 1], [people.size, len(moved)])),
        "event_id": named("E", people.number[who]),
        "provider_code": always(len(who), "INVENTED"),
        "team_code": named("T", staff // 8),
        "staff_code": named("N", staff),
        "allocation_date": days(start),
        "end_date": days(np.concatenate([ended, people.ended[moved]])),
        "allocation_reason": words(reason, _REASONS),
        "role": always(len(who), "COM"),
        "handover_date": days(np.concatenate([ended, people.ended[moved]])),
    }  # fmt: skip


def _list_enquiries(chances: Chances, people: People) -> Columns:
    """What was asked of others before allocation, and for some once more because no answer came."""
    police = people.is_domestic & (chances.pick("police asked", people.size, shares.ENQUIRY) < 2)
    children = people.has_child & chances.happens("children’s services asked", people.size, 0.65)
    papers = chances.happens("papers asked", people.size, _PAPERS_ASKED)
    kinds = [police, children, papers]
    first = np.concatenate([np.flatnonzero(marks) for marks in kinds])
    of_kind = np.repeat(np.arange(len(kinds)), [marks.sum() for marks in kinds])
    # An odd number of days after allocation is late, none or fewer in time.
    asked = np.minimum(people.allocated[first] + chances.whole("enquired", len(first), -14, 8), people.as_at)
    again = np.flatnonzero(chances.happens("asked again", len(first), 0.12))
    who, kind = np.concatenate([first, first[again]]), np.concatenate([of_kind, of_kind[again]])
    asked = np.concatenate([asked, np.minimum(asked[again] + chances.whole("again", len(again), 10, 50), people.as_at)])
    size = len(who)
    answered = asked + chances.whole("answered", size, 1, 20)
    is_answered = (answered <= people.as_at) & chances.happens("answer", size, 0.82)
    result = np.where(is_answered, chances.pick("result", size, _ANSWERS), len(_ANSWERS))
    level = np.where(result == 2, 1, 0)
    number = people.number[who] * 8 + kind * 2 + np.repeat([0, 1], [len(first), len(again)])
    return {
        "enquiry_id": named("EN", number),
        "crn": named("Z", people.number[who]),
        "event_id": named("E", people.number[who]),
        "type": words(kind, _ENQUIRIES),
        "stage": words(chances.pick("stage", size, {"A": 6, "B": 4}), ("ALLOCATION", "PSR")),
        "requested_at": days(asked),
        "response_at": days(blank_unless(is_answered, answered)),
        "response_result": words(result, (*_ANSWERS, "NOT_RECEIVED")),
        "response_level": words(blank_unless(is_answered, level), ("FULL", "KNOWN_ONLY")),
        "channel": words(chances.pick("channel", size, {"A": 7, "B": 3}), ("EMAIL", "PORTAL")),
        "requested_by_staff": named("N", people.staff[who]),
    }
