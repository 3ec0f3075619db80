"""What was planned with invented people: against the risk, for the sentence, aim by aim?"""

import numpy as np

from trueline.synthetic.extracts import shares
from trueline.synthetic.extracts.assessments import Assessed
from trueline.synthetic.extracts.chances import Chances, Wholes
from trueline.synthetic.extracts.columns import Columns, answers, blank_unless, days, moments, named, wholes, words
from trueline.synthetic.extracts.people import People, Tables

#: How often contact is planned, and how (A beside S4:777–781).
_FREQUENCIES = {"WEEKLY": 0.34, "FORTNIGHTLY": 0.36, "MONTHLY": 0.24, "TWICE_WEEKLY": 0.02, "": 0.04}
_MODES = {"OFFICE": 0.72, "MIXED": 0.16, "PHONE": 0.06, "HOME": 0.06}
_STATES = {"ACTIVE": 0.5, "NOT_STARTED": 0.2, "ACHIEVED": 0.18, "PARTLY_ACHIEVED": 0.08, "ABANDONED": 0.04}
_ALL_ACHIEVED, _DATED, _BARE = 0.12, 0.75, 0.15
_AGREED, _SHARED, _TRIGGERS, _REVIEW_SET = 0.62, 0.5, 0.55, 0.92
_BODIES = ("POLICE", "POLICE CHILDREN_SERVICES", "INVENTED POLICE", "")
_AIMS = 4
#: Every so many risk management plans have the words of others (A).
_TEMPLATES = 40


def list_plans(chances: Chances, people: People, assessed: Assessed) -> Tables:
    """The tables on plans."""
    size = len(assessed.who)
    risky = np.flatnonzero((assessed.level > 0) & chances.happens("risk plan", size, shares.RISK_PLANNED))
    planned = np.flatnonzero((assessed.round == 0) & chances.happens("plan", size, shares.PLANNED))
    return {
        "rmp": _list_risk_plans(chances, people, assessed, risky),
        "sentence_plan": _list_sentence_plans(chances, people, assessed, planned),
        "objective": _list_objectives(chances, people, assessed, planned),
    }


def _list_risk_plans(chances: Chances, people: People, assessed: Assessed, risky: Wholes) -> Columns:
    size = len(risky)
    is_shared = chances.happens("shared words", size, 0.12)
    words_of = np.where(is_shared, people.staff[assessed.who[risky]] % _TEMPLATES, 1000 + assessed.number[risky])
    parts = {"key_info": 0.02, "supervision": 0.03, "monitoring": 0.05, "interventions": 0.05, "victim_safety": 0.12}
    return {
        "assessment_pk": named("AS", assessed.number[risky]),
        "completed_date": days(assessed.made[risky]),
        "updated_at": moments(assessed.made[risky], 700),
        **{
            f"{part}_len": wholes(
                np.where(chances.happens(f"no {part}", size, empty), 0, chances.whole(part, size, 20, 400))
            )
            for part, empty in parts.items()
        },
        "contingency_len": wholes(chances.whole("contingency", size, 20, 600)),
        "contingency_hash": named("invented-", words_of),
        "agencies_named": words(chances.pick("bodies", size, {"A": 3, "B": 4, "C": 2, "D": 1}), _BODIES),
    }


def _list_sentence_plans(chances: Chances, people: People, assessed: Assessed, planned: Wholes) -> Columns:
    size = len(planned)
    initial = np.minimum(assessed.made[planned] + 2, people.as_at)
    often = chances.pick("frequency", size, _FREQUENCIES)
    is_agreed = chances.happens("agreed", size, _AGREED)
    agreed = np.minimum(initial + chances.whole("agreed on", size, 0, 10), people.as_at)
    is_shared = chances.happens("shared", size, _SHARED)
    return {
        "plan_pk": named("PL", assessed.number[planned]),
        "assessment_pk": named("AS", assessed.number[planned]),
        "event_id": named("E", people.number[assessed.who[planned]]),
        "initial_date": days(initial),
        "updated_at": moments(initial),
        "review_due_date": days(blank_unless(chances.happens("review set", size, _REVIEW_SET), initial + 182)),
        "review_triggers_stated": answers(chances.happens("triggers", size, _TRIGGERS)),
        "planned_contact_frequency": words(blank_unless(often < len(_FREQUENCIES) - 1, often), _FREQUENCIES),
        "planned_contact_type": words(chances.pick("planned how", size, _MODES), _MODES),
        "agreed_by_person": answers(is_agreed),
        "agreed_date": days(blank_unless(is_agreed, agreed)),
        "shared_date": days(blank_unless(is_shared, agreed)),
    }


def _list_objectives(chances: Chances, people: People, assessed: Assessed, planned: Wholes) -> Columns:
    """Two to four aims a plan; with some plans none has a date, and with some all are achieved."""
    aims = chances.whole("aims", len(planned), 2, _AIMS)
    plan = np.repeat(np.arange(len(planned)), aims)
    place = np.arange(len(plan)) - np.repeat(np.cumsum(aims) - aims, aims)
    of = planned[plan]
    who, size = assessed.who[of], len(of)
    is_dated = chances.happens("dated", len(planned), _DATED)[plan]
    is_bare = chances.happens("bare", size, _BARE)
    is_done = chances.happens("all achieved", len(planned), _ALL_ACHIEVED)[plan]
    first = place == 0
    needs = chances.pick("aim", size, shares.NEEDS)
    length = np.where(is_bare, chances.whole("short aim", size, 3, 19), chances.whole("aim length", size, 20, 300))
    return {
        "objective_id": named("OB", assessed.number[of] * _AIMS + place),
        "plan_pk": named("PL", assessed.number[of]),
        "criminogenic_need": words(needs, shares.NEEDS),
        "intervention": words(needs % 3, ("ONE_TO_ONE", "GROUP", "REFERRAL")),
        "intervention_kind": words((needs % 4 == 1).astype(np.int64), ("CONSTRUCTIVE", "RESTRICTIVE")),
        "priority": wholes(place + 1),
        "safeguarding": answers(people.has_child[who] & chances.happens("safeguarding aim", size, 0.4)),
        "mappa": answers((people.mappa[who] > 0) & first & chances.happens("mappa aim", size, 0.7)),
        "victim": answers(chances.happens("victim aim", size, 0.2)),
        "domestic_abuse": answers(people.is_domestic[who] & first & chances.happens("abuse aim", size, 0.6)),
        "target_date": days(blank_unless(is_dated, assessed.made[of] + chances.whole("target", size, 60, 300))),
        "text_len": wholes(length),
        "status": words(np.where(is_done, 2, chances.pick("aim status", size, _STATES)), _STATES),
        "updated_at": moments(np.minimum(assessed.made[of] + 2, people.as_at)),
    }  # fmt: skip
