"""What does an invented provider do with its people: from the court to the plan, and with victims?"""

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
    numbers,
    wholes,
    words,
)
from trueline.synthetic.extracts.people import RISK_WORDS, People, Tables

_HIGH = RISK_WORDS.index("HIGH")
_REGISTERS = ("RLRH", "RMRH", "RHRH", "RVHR", "ADVP", "RCPR", "MAPP", "INVI")
_ENQUIRIES = ("POLICE_DA", "CHILD_SERVICES")


def list_allocation(chances: Chances, people: People) -> Tables:
    """The tables from the court to the officer who holds the case."""
    size, event, crn = people.size, named("E", people.number), named("Z", people.number)
    reported = np.flatnonzero(chances.happens("report", size, 0.6))
    kinds = {"ORAL": 0.5, "FDR": 0.34, "SDR": 0.16}
    due = people.sentenced[reported]
    return {
        "court_appearance": {
            "court_appearance_id": named("CA", people.number),
            "event_id": event,
            "appearance_date": days(people.sentenced),
            "court_code": words(people.staff % 5, [f"COURT{number}" for number in range(5)]),
            "appearance_type": always(size, "SENTENCE"),
            "recorded_at": moments(people.sentenced),
        },
        "court_report": {
            "court_report_id": named("CR", people.number[reported]),
            "event_id": named("E", people.number[reported]),
            "requested_date": days(due - 15),
            "required_date": days(due),
            "completed_date": days(due - chances.whole("report early", len(reported), -2, 9)),
            "type": words(chances.pick("kind of report", len(reported), kinds), kinds),
        },
        "case_allocation": {
            "case_allocation_id": named("AL", people.number),
            "event_id": event,
            "decision_date": days(people.allocated),
            "decision_provider": words((people.risk < _HIGH).astype(np.int64), ("NPS", "CRC")),
            "rsr_score": numbers(np.round(chances.share("rsr", size) * 9, 2)),
            "rosh_at_allocation": words(people.risk, RISK_WORDS),
        },
        "order_manager": {
            "order_manager_id": named("OM", people.number),
            "event_id": event,
            "provider_code": always(size, "INVENTED"),
            "team_code": named("T", people.staff // 8),
            "staff_code": named("N", people.staff),
            "allocation_date": days(people.allocated),
            "allocation_reason": always(size, "INITIAL"),
            "role": always(size, "COM"),
        },
        "management_tier": {
            "crn": crn,
            "tier_code": words(people.risk, ("1", "2", "3", "4")),
            "scheme": always(size, "E3_2016"),
            "date_changed": days(people.allocated),
        },
        "enquiry": _list_enquiries(chances, people),
        **_list_registers(chances, people),
    }


def _list_enquiries(chances: Chances, people: People) -> Columns:
    police = people.is_domestic & (chances.pick("police asked", people.size, shares.ENQUIRY) < 2)
    children = people.has_child & chances.happens("children’s services asked", people.size, 0.65)
    who = np.concatenate([np.flatnonzero(police), np.flatnonzero(children)])
    kind = np.repeat([0, 1], [police.sum(), children.sum()])
    # An odd number of days after allocation is late, none or fewer in time.
    asked = people.allocated[who] + chances.whole("asked", len(who), -14, 8)
    asked = np.minimum(asked, people.as_at)
    answered = asked + chances.whole("answered", len(who), 1, 20)
    is_answered = (answered <= people.as_at) & chances.happens("answer", len(who), 0.85)
    results = np.where(is_answered, chances.pick("result", len(who), {"POSITIVE": 2, "NEGATIVE": 3}), 2)
    return {
        "enquiry_id": named("EN", people.number[who] * 2 + kind),
        "crn": named("Z", people.number[who]),
        "event_id": named("E", people.number[who]),
        "type": words(kind, _ENQUIRIES),
        "stage": always(len(who), "ALLOCATION"),
        "requested_at": days(asked),
        "response_at": days(blank_unless(is_answered, answered)),
        "response_result": words(results, ("POSITIVE", "NEGATIVE", "NOT_RECEIVED")),
    }


def _list_registers(chances: Chances, people: People) -> Tables:
    held = [
        chances.happens("risk register", people.size, 0.8),
        people.is_domestic & chances.happens("abuse register", people.size, 0.8),
        people.has_child & chances.happens("child register", people.size, 0.7),
        people.in_custody & (people.offence <= 1),
        people.has_victim,
    ]
    who = np.concatenate([np.flatnonzero(marks) for marks in held])
    place = np.repeat(np.arange(5), [marks.sum() for marks in held])
    kind = np.where(place == 0, people.risk[who], place + 3)
    begun = np.minimum(people.sentenced[who] + chances.whole("registered", len(who), -30, 20), people.as_at)
    number = people.number[who] * 5 + place
    old = np.flatnonzero(begun < people.as_at - 100)
    return {
        "registration": {
            "registration_id": named("RG", number),
            "crn": named("Z", people.number[who]),
            "register_type": words(kind, _REGISTERS),
            "start_date": days(begun),
            "deregistered": always(len(who), "N"),
        },
        "registration_review": {
            "registration_id": named("RG", number[old]),
            "review_date_due": days(begun[old] + 90),
            "review_date": days(begun[old] + 90),
            "completed": always(len(old), "Y"),
        },
    }


def list_assessments(chances: Chances, people: People) -> Tables:
    """The tables on assessments and plans: a first, for most a review, and where risk rose another."""
    size = people.size
    begun = np.where(people.started == BLANK, people.sentenced, people.started)
    first = chances.happens("assessed", size, shares.ASSESSED)
    review = first & chances.happens("reviewed", size, shares.REVIEWED) & (begun < people.as_at - 190)
    who = np.concatenate([np.flatnonzero(first), np.flatnonzero(review)])
    round_ = np.repeat([0, 1], [first.sum(), review.sum()])
    # Many a first assessment was made for the court, before the start.
    made = begun[who] + np.where(
        round_ == 0, chances.whole("first day", len(who), -20, 25), chances.whole("review day", len(who), 120, 185)
    )
    is_whole = made <= people.as_at
    who, round_, made = who[is_whole], round_[is_whole], made[is_whole]
    rises = (round_ == 1) & chances.happens("level rises", len(who), shares.RISES)
    level = np.minimum(people.risk[who] + rises, len(RISK_WORDS) - 1)
    number = people.number[who] * 2 + round_
    pk = named("AS", number)
    need = np.tile(np.arange(len(shares.NEEDS)), len(who))
    of = np.repeat(np.arange(len(who)), len(shares.NEEDS))
    linked = chances.share("need", len(of)) < np.array(list(shares.NEEDS.values()))[need]
    return {
        "assessment": {
            "assessment_pk": pk,
            "crn": named("Z", people.number[who]),
            "event_id": named("E", people.number[who]),
            "assessment_type": always(len(who), "LAYER3"),
            "purpose": words(round_, ("START_COMMUNITY", "REVIEW")),
            "initiation_date": days(made - 3),
            "date_completed": days(made),
            "status": always(len(who), "COMPLETE"),
            "assessor_staff": named("N", people.staff[who]),
            "created_at": moments(made - 3),
        },
        "rosh": {
            "assessment_pk": pk,
            "screening_date": days(made),
            "full_required": answers(level > 0),
            "full_completed_date": days(blank_unless(level > 0, made)),
            "overall_level": words(level, RISK_WORDS),
            "who_len": wholes(chances.whole("who", len(who), 20, 400)),
        },
        "rosh_group": {
            "assessment_pk": pk,
            "group": always(len(who), "CHILDREN"),
            "setting": always(len(who), "COMMUNITY"),
            "level": words(np.where(people.has_child[who], np.maximum(level, 1), 0), RISK_WORDS),
        },
        "assessment_need": {
            "assessment_pk": named("AS", number[of]),
            "section_code": words(need, shares.NEEDS),
            "severity": words(linked.astype(np.int64), ("NO_NEED", "STANDARD")),
            "linked_to_harm": answers(linked & (level[of] >= _HIGH)),
            "linked_to_reoffending": answers(linked),
        },
        "predictor": {
            "crn": named("Z", people.number[who]),
            "assessment_pk": pk,
            "name": always(len(who), "OGRS3"),
            "score_2yr": numbers(np.round(chances.share("ogrs", len(who)) * 97, 0)),
            "calculated_date": days(made),
        },
        "specialist_assessment": _list_tools(chances, people, begun),
        **_list_plans(chances, people, who, round_, made, number, level),
    }


def _list_tools(chances: Chances, people: People, begun: Wholes) -> Columns:
    who = np.flatnonzero(people.is_domestic & chances.happens("tool", people.size, 0.5))
    return {
        "crn": named("Z", people.number[who]),
        "tool": always(len(who), "SARA"),
        "completed_date": days(np.minimum(begun[who] + chances.whole("tool day", len(who), 0, 60), people.as_at)),
    }


def _list_plans(
    chances: Chances, people: People, who: Wholes, round_: Wholes, made: Wholes, number: Wholes, level: Wholes
) -> Tables:
    risky = np.flatnonzero((level > 0) & chances.happens("risk plan", len(who), shares.RISK_PLANNED))
    planned = np.flatnonzero((round_ == 0) & chances.happens("plan", len(who), shares.PLANNED))
    aims = np.repeat(planned, 2)
    initial = np.minimum(made + 2, people.as_at)
    return {
        "rmp": {
            "assessment_pk": named("AS", number[risky]),
            "completed_date": days(made[risky]),
            "updated_at": moments(made[risky], 700),
            "contingency_len": wholes(chances.whole("contingency", len(risky), 0, 600)),
            "victim_safety_len": wholes(chances.whole("victim safety", len(risky), 0, 300)),
        },
        "sentence_plan": {
            "plan_pk": named("PL", number[planned]),
            "assessment_pk": named("AS", number[planned]),
            "event_id": named("E", people.number[who[planned]]),
            "initial_date": days(initial[planned]),
            "updated_at": moments(initial[planned]),
            "review_due_date": days(initial[planned] + 182),
        },
        "objective": {
            "objective_id": named("OB", number[aims] * 2 + np.tile([0, 1], len(planned))),
            "plan_pk": named("PL", number[aims]),
            "criminogenic_need": words(chances.pick("aim", len(aims), shares.NEEDS), shares.NEEDS),
            "text_len": wholes(chances.whole("aim length", len(aims), 10, 200)),
            "status": always(len(aims), "ACTIVE"),
            "updated_at": moments(initial[aims]),
        },
    }


def list_victims(chances: Chances, people: People) -> Tables:
    """The tables on victims: a letter, and for most the offer of a meeting."""
    who = np.flatnonzero(people.has_victim & chances.happens("identified", people.size, 0.92))
    found = people.sentenced[who] + chances.whole("identified on", len(who), 1, 25)
    in_time = chances.happens("offered in time", len(who), shares.OFFERED_IN_TIME)
    wait = np.where(in_time, chances.whole("offered", len(who), 26, 56), chances.whole("late", len(who), 57, 110))
    offered = people.sentenced[who] + wait
    kind = np.repeat([0, 1], len(who))
    of = np.tile(np.arange(len(who)), 2)
    day = np.concatenate([found + 3, offered])
    had: Marks = day <= people.as_at
    return {
        "victim_case": {
            "victim_case_id": named("V", people.number[who]),
            "crn": named("Z", people.number[who]),
            "event_id": named("E", people.number[who]),
            "eligibility": words(people.offence[who], ("VIOLENT_12M", "SEXUAL_12M")),
            "identified_date": days(found),
            "status": always(len(who), "CONTACTED"),
        },
        "victim_contact": {
            "victim_contact_id": named("VC", (people.number[who][of] * 2 + kind)[had]),
            "victim_case_id": named("V", people.number[who][of][had]),
            "date": days(day[had]),
            "type": words(kind[had], ("INITIAL_LETTER", "FACE_TO_FACE_OFFER")),
            "created_at": moments(day[had]),
        },
    }
