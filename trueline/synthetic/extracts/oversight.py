"""What changed in the lives of invented people, who met about them, and what did managers do?"""

import numpy as np

from trueline.synthetic.extracts import shares
from trueline.synthetic.extracts.chances import Chances, Wholes
from trueline.synthetic.extracts.columns import BLANK, Columns, answers, blank_unless, days, moments, named, words
from trueline.synthetic.extracts.people import RISK_WORDS, People, Tables

#: Changes with the way the risk went and who told of them (A).
_CHANGES = {
    "ARREST": 0.18, "CHARGE": 0.06, "DA_CALLOUT": 0.14, "ADDRESS_CHANGE": 0.2, "EMPLOYMENT_START": 0.1,
    "NEW_RELATIONSHIP": 0.08, "RELATIONSHIP_END": 0.06, "HOMELESS": 0.06, "POLICE_INTEL": 0.06, "MH_CRISIS": 0.04,
    "SELF_HARM": 0.02,
}  # fmt: skip
_UP = ("ARREST", "CHARGE", "DA_CALLOUT", "POLICE_INTEL", "MH_CRISIS", "SELF_HARM", "HOMELESS")
_CHANGED, _AGAIN = 0.35, 0.25  # S3:759, S4:2117
_OFFENDED = {"CONVICTED": 0.55, "CHARGED": 0.22, "ARRESTED": 0.18, "CAUTIONED": 0.05}  # S3:981
_SERIOUS = 0.03  # A
_OVERSIGHT = {
    "CASE_DISCUSSION": 0.45, "COUNTERSIGN": 0.14, "HIGH_RISK_MEETING": 0.12, "ABSENCE_REVIEW": 0.1, "GENERAL": 0.1,
    "ALLOCATION": 0.05, "QA_AUDIT": 0.04,
}  # fmt: skip
_TRIGGERS = ("ROUTINE", "HIGH_ROSH", "ABSENCES", "RISK_INCREASE")
_MEETINGS = ("MAPPA", "MARAC", "CP_CONFERENCE", "CORE_GROUP", "PROFESSIONALS")
_AGENCIES = ("POLICE", "CHILDREN_SERVICES", "NPS", "HOUSING")
_HIGH = RISK_WORDS.index("HIGH")


def list_events(chances: Chances, people: People) -> Tables:
    """What changed, and what people did again."""
    begun = people.begun
    who = begun[chances.happens("changed", len(begun), _CHANGED)]
    known = _within(chances, "known", people, who)
    kind = chances.pick("change", len(who), _CHANGES)
    is_up = np.isin(kind, [tuple(_CHANGES).index(name) for name in _UP])
    source = np.where(is_up, 0, chances.pick("told by", len(who), {"self": 6, "staff": 3}) + 1)
    return {
        "significant_event": {
            "event_change_id": named("G", people.number[who]),
            "crn": named("Z", people.number[who]),
            "event_id": named("E", people.number[who]),
            "type": words(kind, _CHANGES),
            "occurred_date": days(
                np.maximum(known - chances.whole("unknown for", len(who), 0, 6), people.started[who])
            ),
            "known_date": days(known),
            "source": words(source, ("POLICE", "SELF_REPORT", "STAFF")),
            "direction": words((~is_up).astype(np.int64), ("UP", "NEUTRAL")),
            "created_at": moments(np.minimum(known + chances.whole("told after", len(who), 0, 2), people.as_at)),
        },
        "further_offending": _list_offending(chances, people),
    }


def _within(chances: Chances, purpose: str, people: People, who: Wholes) -> Wholes:
    """A day of supervision so far."""
    return people.started[who] + chances.whole(purpose, len(who), 1, people.until[who] - people.started[who])


def _list_offending(chances: Chances, people: People) -> Columns:
    who = people.begun[chances.happens("offends", len(people.begun), _AGAIN)]
    offence = _within(chances, "offence", people, who)
    told = np.minimum(offence + chances.whole("offence told", len(who), 0, 60), people.as_at)
    serious = chances.happens("serious", len(who), _SERIOUS)
    notified = serious & chances.happens("notified", len(who), 0.7)
    notice = np.minimum(told + chances.whole("notified after", len(who), 0, 4), people.as_at)
    outcome = np.where(serious, 1, chances.pick("offence outcome", len(who), _OFFENDED))
    return {
        "crn": named("Z", people.number[who]),
        "event_id": named("E", people.number[who]),
        "offence_date": days(offence),
        "outcome": words(outcome, _OFFENDED),
        "outcome_date": days(told),
        "is_sfo": answers(serious),
        "sfo_notified_at": days(blank_unless(notified, notice)),
        "offence_group": words(chances.pick("new offence", len(who), shares.OFFENCES), shares.OFFENCES),
    }


def list_oversight(chances: Chances, people: People) -> Tables:
    """What managers did: more often where the risk is high, and for some every two months."""
    begun = people.begun
    likely = np.where(people.risk[begun] >= _HIGH, 0.8, shares.OVERSEEN)
    seen = begun[chances.happens("overseen", len(begun), likely)]
    often = (people.risk[seen] >= _HIGH) & chances.happens("often", len(seen), 0.5)
    length = people.until[seen] - people.started[seen]
    times = np.where(often, np.minimum(length // 60 + 1, 9), 1)
    who = np.repeat(seen, times)
    place = np.arange(len(who)) - np.repeat(np.cumsum(times) - times, times)
    single = _within(chances, "looked", people, who)
    day = np.where(
        np.repeat(often, times), np.minimum(people.started[who] + 30 + 60 * place, people.until[who]), single
    )
    kind = chances.pick("oversight", len(who), _OVERSIGHT)
    asked = chances.pick("trigger", len(who), {"A": 6, "B": 0, "C": 2, "D": 2})
    trigger = np.where(people.risk[who] >= _HIGH, 1, asked)
    was_set = chances.happens("actions set", len(who), 0.6)
    return {
        "management_oversight": {
            "oversight_id": named("MO", people.number[who] * 10 + place),
            "crn": named("Z", people.number[who]),
            "staff_code": named("N", people.staff[who] // 8 * 8),
            "subject_staff": named("N", people.staff[who]),
            "date": days(day),
            "type": words(kind, _OVERSIGHT),
            "trigger": words(trigger, _TRIGGERS),
            "actions_set": answers(was_set),
            "actions_completed": answers(was_set & chances.happens("actions done", len(who), 0.7)),
            "created_at": moments(np.minimum(day + chances.whole("written", len(who), 0, 3), people.as_at)),
        },
    }  # fmt: skip


def list_meetings(chances: Chances, people: People) -> Tables:
    """Meetings with other bodies and what they decided: MAPPA, MARAC, and where there is concern for a child."""
    level = chances.share("mappa level", people.size)
    since = np.where(people.started == BLANK, people.sentenced, people.started)
    length = np.where(people.started == BLANK, people.as_at, people.until) - since
    is_long = length > 40
    kinds = [
        (people.mappa > 0) & is_long & chances.happens("mappa meeting", people.size, np.where(level < 0.2, 0.8, 0.25)),
        people.is_domestic & is_long & chances.happens("marac", people.size, 0.25),
        people.has_child & is_long & chances.happens("conference", people.size, 0.4),
        people.has_child & is_long & chances.happens("core group", people.size, 0.3),
        is_long & chances.happens("professionals", people.size, 0.05),
    ]
    who = np.concatenate([np.flatnonzero(marks) for marks in kinds])
    kind = np.repeat(np.arange(len(kinds)), [marks.sum() for marks in kinds])
    size = len(who)
    day = since[who] + chances.whole("meeting", size, 5, length[who] - 5)
    liaison = people.has_victim[who] & chances.happens("liaison came", size, 0.6)
    number = people.number[who] * 8 + kind
    acted = np.flatnonzero(chances.happens("actions", size, 0.7))
    due = day[acted] + 28
    is_met = (due < people.as_at) & chances.happens("action done", len(acted), 0.7)
    return {
        "multi_agency_meeting": {
            "meeting_id": named("MM", number),
            "crn": named("Z", people.number[who]),
            "type": words(kind, _MEETINGS),
            "date": days(day),
            "level": words(blank_unless(kind == 0, (level[who] < 0.2).astype(np.int64)), ("M1", "M2")),
            "invited": answers(chances.happens("invited", size, 0.93)),
            "attended": answers(chances.happens("met", size, 0.85)),
            "vlo_present": answers(liaison),
            "minutes_received": answers(chances.happens("minutes", size, 0.75)),
        },
        "multi_agency_action": {
            "action_id": named("MA", number[acted]),
            "meeting_id": named("MM", number[acted]),
            "owner_agency": words(chances.pick("owner", len(acted), dict.fromkeys(_AGENCIES, 1.0)), _AGENCIES),
            "due_date": days(due),
            "completed_date": days(blank_unless(is_met, due - 3)),
            "in_plan": answers(chances.happens("in the plan", len(acted), 0.75)),
        },
    }
