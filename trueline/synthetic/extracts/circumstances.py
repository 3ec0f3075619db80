"""What is recorded of the people of an invented provider, and of their lives?"""

import numpy as np

from trueline.synthetic.extracts import shares
from trueline.synthetic.extracts.chances import Chances
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
from trueline.synthetic.extracts.people import GENDER_WORDS, People, Tables

#: Shares without a source are assumptions (A).
_CONDITIONS = {"MENTAL_HEALTH": 0.5, "MOBILITY": 0.12, "LEARNING": 0.18, "LONG_TERM_ILLNESS": 0.12, "HEARING": 0.08}
_ADJUSTED = 0.55
_MILITARY = {"NONE": 0.6, "VETERAN": 0.02, "UNKNOWN": 0.38}  # S3:88; A
_LANGUAGES = {"ENGLISH": 0.88, "POLISH": 0.03, "URDU": 0.02, "ROMANIAN": 0.02, "": 0.05}
_INTERPRETED = 0.4  # of those whose language is not English
_WORK = {"EMPLOYED": 0.28, "UNEMPLOYED": 0.62, "EDUCATION": 0.04, "CARER": 0.06}
_MORE = {"HOMELESS": 0.3, "CHILDCARE": 0.2, "RELATIONSHIP": 0.2, "SUBSTANCE_TREATMENT": 0.2, "MH_TREATMENT": 0.1}
_HELD_CONVICTIONS, _HOMELESS, _ADDRESS_KNOWN = 0.85, 0.07, 0.94
_SECTORS = 12


def list_people(chances: Chances, people: People) -> Tables:
    """The tables on people and their circumstances."""
    size = people.size
    born = people.sentenced - chances.whole("age", size, 18 * 365, 65 * 365)
    language = chances.pick("language", size, _LANGUAGES)
    spoken = tuple(_LANGUAGES)
    is_foreign = (language > 0) & (language < len(spoken) - 1)
    is_interpreted = is_foreign & chances.happens("interpreter", size, _INTERPRETED)
    return {
        "person": {
            "crn": named("Z", people.number),
            "date_of_birth": days(born),
            "gender": words(people.gender, GENDER_WORDS),
            "ethnicity": words(chances.pick("ethnicity", size, shares.ETHNICITIES), shares.ETHNICITIES),
            "language": words(np.where(language == len(spoken) - 1, BLANK, language), spoken),
            "interpreter_required": answers(is_interpreted),
            "military_status": words(chances.pick("military", size, _MILITARY), _MILITARY),
            "home_ldu": named("U", people.staff // 24),
        },
        "personal_contact": _list_family(chances, people),
        "previous_conviction": _list_convictions(chances, people, born),
        "personal_circumstance": _list_circumstances(chances, people),
        "address": _list_addresses(chances, people),
        **_list_conditions(chances, people),
    }


def _list_conditions(chances: Chances, people: People) -> Tables:
    disabled = np.flatnonzero(chances.happens("disabled", people.size, 0.15))
    condition = chances.pick("condition", len(disabled), _CONDITIONS)
    adjusted = np.flatnonzero(chances.happens("adjusted", len(disabled), _ADJUSTED))
    who = disabled[adjusted]
    return {
        "disability": {
            "crn": named("Z", people.number[disabled]),
            "disability_type": words(condition, _CONDITIONS),
            "start_date": days(people.sentenced[disabled] - chances.whole("ill", len(disabled), 0, 3000)),
        },
        "provision": {
            "crn": named("Z", people.number[who]),
            "provision_type": words(chances.pick("provision", len(who), {"A": 5, "B": 3, "C": 2}),
                                    ("APPOINTMENT_TIMES", "STEP_FREE_OFFICE", "EASY_READ")),
            "disability_type": words(condition[adjusted], _CONDITIONS),
            "start_date": days(np.minimum(people.sentenced[who] + chances.whole("adjusted on", len(who), 0, 40),
                                          people.as_at)),
        },
    }  # fmt: skip


def _list_family(chances: Chances, people: People) -> Columns:
    parent = np.flatnonzero(people.has_child | chances.happens("parent", people.size, 0.3))
    partner = np.flatnonzero(people.is_domestic | chances.happens("partner", people.size, 0.3))
    who = np.concatenate([parent, partner])
    is_child = np.repeat([True, False], [len(parent), len(partner)])
    past = chances.happens("past partner", len(who), 0.4)
    return {
        "crn": named("Z", people.number[who]),
        "relationship_type": words(np.where(is_child, 0, 1 + past), ("CHILD", "PARTNER", "EX_PARTNER")),
        "is_child": answers(is_child),
        "lives_with": answers(~past),
        "start_date": days(people.sentenced[who]),
    }


def _list_convictions(chances: Chances, people: People, born: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> Columns:
    """Sanctions with a median of 8 and none for one in eight (S4:2549; A). Not held for all in time, or at all."""
    who = np.flatnonzero(chances.happens("convictions held", people.size, _HELD_CONVICTIONS))
    size = len(who)
    sanctions = np.where(
        chances.happens("first offence", size, 0.12), 0, 1 + np.floor(-10 * np.log1p(-chances.share("sanctions", size)))
    ).astype(np.int64)
    violent = np.floor(sanctions * chances.share("violent", size) * 0.4).astype(np.int64)
    before = people.sentenced[who]
    sexual = people.is_sexual[who] | ((sanctions > 0) & chances.happens("sexual before", size, 0.02))
    last = np.where(people.is_sexual[who], before, before - chances.whole("sexual day", size, 100, 2000))
    got = np.minimum(before + chances.whole("convictions came", size, -25, 12), people.as_at)
    return {
        "crn": named("Z", people.number[who]),
        "document_date": days(got - 1),
        "received_at": days(got),
        "sanctions_count": wholes(sanctions),
        "violent_sanctions": wholes(violent),
        "first_sanction_date": days(blank_unless(sanctions > 0, born[who] + 365 * 16)),
        "last_sexual_conviction_date": days(blank_unless(sexual, last)),
        "notification_end": days(blank_unless(sexual, last + 7 * 365)),
        "weapon_flag": answers(chances.happens("weapon before", size, 0.2)),  # S2:416; A
    }


def _list_circumstances(chances: Chances, people: People) -> Columns:
    """Work for everyone, a change of it for some, and for a third something else."""
    size = people.size
    since = people.sentenced - chances.whole("worked", size, 0, 800)
    changed = people.begun[chances.happens("new work", len(people.begun), 0.2)]
    more = np.flatnonzero(chances.happens("more to tell", size, 0.35))
    who = np.concatenate([np.arange(size), changed, more])
    length = people.until[changed] - people.started[changed]
    begun = np.concatenate([
        since,
        people.started[changed] + chances.whole("new work day", len(changed), 1, length),
        people.sentenced[more] - 10,
    ])  # fmt: skip
    kinds = (*_WORK, *_MORE)
    kind = np.concatenate([
        chances.pick("work", size, _WORK),
        np.zeros(len(changed), dtype=np.int64),
        len(_WORK) + chances.pick("more", len(more), _MORE),
    ])  # fmt: skip
    told = np.minimum(
        np.maximum(begun, people.sentenced[who] - 20) + chances.whole("told", len(who), 0, 20), people.as_at
    )
    evidenced = chances.happens("evidenced", len(who), 0.6)
    return {
        "crn": named("Z", people.number[who]),
        "circumstance_type": words(kind, kinds),
        "start_date": days(begun),
        "evidenced": answers(evidenced),
        "created_at": moments(told, 600 + np.repeat([0, 1, 2], [size, len(changed), len(more)])),
    }


def _list_addresses(chances: Chances, people: People) -> Columns:
    who = np.flatnonzero(chances.happens("address known", people.size, _ADDRESS_KNOWN))
    sector = people.staff[who] // 24 * _SECTORS + chances.whole("sector", len(who), 0, _SECTORS // 3)
    return {
        "crn": named("Z", people.number[who]),
        "status": always(len(who), "MAIN"),
        "start_date": days(people.sentenced[who] - chances.whole("lived", len(who), 0, 3000)),
        "no_fixed_abode": answers(chances.happens("no fixed abode", len(who), _HOMELESS)),
        "postcode_sector": named("ZZ", sector),
        "type": words(chances.pick("housing", len(who), {"A": 6, "B": 2, "C": 2}), ("RENTED", "FAMILY", "HOSTEL")),
    }
