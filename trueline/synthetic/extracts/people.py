"""Whom does an invented provider supervise, for what, and since when?"""

from collections.abc import Mapping
from dataclasses import dataclass

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

Tables = Mapping[str, Columns]
RISK_WORDS, SENTENCE_WORDS = tuple(shares.RISKS), tuple(shares.SENTENCES)


@dataclass(frozen=True)
class People:
    """One block of invented people, each with one sentence. Days are numbers since 1970; ``started`` is BLANK before
    a release.
    """

    number: Wholes
    sentence: Wholes
    sentenced: Wholes
    released: Wholes
    started: Wholes
    allocated: Wholes
    risk: Wholes
    offence: Wholes
    is_domestic: Marks
    has_child: Marks
    staff: Wholes
    as_at: int

    @property
    def size(self) -> int:
        """How many they are."""
        return len(self.number)

    @property
    def in_custody(self) -> Marks:
        """Whether the sentence is one of custody."""
        marks: Marks = self.sentence == SENTENCE_WORDS.index("CUSTODY")
        return marks

    @property
    def has_victim(self) -> Marks:
        """Whether a victim is eligible for contact."""
        return self.in_custody & (self.offence <= 1)


def invent_people(chances: Chances, number: Wholes, staff: int, as_at: int) -> People:
    """A block of people, sentenced in the two and a half years before a day."""
    size = len(number)
    sentence = chances.pick("sentence", size, shares.SENTENCES)
    in_custody = sentence == SENTENCE_WORDS.index("CUSTODY")
    ago = np.where(in_custody, chances.whole("ago in custody", size, 60, 900), chances.whole("ago", size, 5, 420))
    sentenced = as_at - ago
    # Half the sentence is served, but nobody is released on the day of sentence or after the day looked at.
    is_out = in_custody & chances.happens("released", size, shares.RELEASED)
    released = blank_unless(is_out, sentenced + chances.whole("served", size, 30, np.maximum(ago - 5, 31)))
    return People(
        number=number,
        sentence=sentence,
        sentenced=sentenced,
        released=released,
        started=np.where(in_custody, released, sentenced),
        allocated=sentenced + chances.whole("allocated", size, 0, 5),
        risk=chances.pick("risk", size, shares.RISKS),
        offence=chances.pick("offence", size, shares.OFFENCES),
        is_domestic=chances.happens("domestic abuse", size, shares.DOMESTIC_ABUSE),
        has_child=chances.happens("child concern", size, shares.CHILD_CONCERN),
        staff=chances.whole("officer", size, 0, staff - 1),
        as_at=as_at,
    )


def list_people(chances: Chances, people: People) -> Tables:
    """The tables on people and their circumstances."""
    size, crn = people.size, named("Z", people.number)
    born = people.sentenced - chances.whole("age", size, 18 * 365, 65 * 365)
    disabled = np.flatnonzero(chances.happens("disabled", size, 0.15))
    parent = np.flatnonzero(people.has_child | chances.happens("parent", size, 0.3))
    some = named("Z", people.number[disabled])
    return {
        "person": {
            "crn": crn,
            "date_of_birth": days(born),
            "gender": words(chances.pick("gender", size, shares.GENDERS), shares.GENDERS),
            "ethnicity": words(chances.pick("ethnicity", size, shares.ETHNICITIES), shares.ETHNICITIES),
            "military_status": words(chances.pick("military", size, {"NONE": 0.6, "VETERAN": 0.02, "UNKNOWN": 0.38}),
                                     ("NONE", "VETERAN", "UNKNOWN")),
        },
        "disability": {
            "crn": some,
            "disability_type": words(chances.pick("condition", len(disabled), {"MENTAL_HEALTH": 6, "MOBILITY": 2}),
                                     ("MENTAL_HEALTH", "MOBILITY")),
            "start_date": days(people.sentenced[disabled]),
        },
        "provision": {
            "crn": some,
            "provision_type": always(len(disabled), "APPOINTMENT_TIMES"),
            "start_date": days(people.sentenced[disabled]),
        },
        "personal_circumstance": {
            "crn": crn,
            "circumstance_type": words(chances.pick("work", size, {"EMPLOYED": 3, "UNEMPLOYED": 7}),
                                       ("EMPLOYED", "UNEMPLOYED")),
            "start_date": days(people.sentenced),
            "evidenced": answers(chances.happens("evidenced", size, 0.6)),
            "created_at": moments(people.sentenced),
        },
        "personal_contact": {
            "crn": named("Z", people.number[parent]),
            "relationship_type": always(len(parent), "CHILD"),
            "is_child": always(len(parent), "Y"),
            "start_date": days(people.sentenced[parent]),
        },
        "previous_conviction": {
            "crn": crn,
            "received_at": days(people.sentenced),
            "sanctions_count": wholes(chances.whole("sanctions", size, 0, 24)),
        },
    }  # fmt: skip


def list_sentences(chances: Chances, people: People) -> Tables:
    """The tables on sentences and how they run."""
    size, event, disposal = people.size, named("E", people.number), named("D", people.number)
    custody = np.flatnonzero(people.in_custody)
    out = np.flatnonzero(people.released != BLANK)
    length = np.where(people.in_custody, 12 + chances.whole("length", size, 0, 60), 12)
    back = out[chances.happens("recalled", len(out), 0.1) & (people.released[out] < people.as_at - 20)]
    return {
        "event": {
            "event_id": event,
            "crn": named("Z", people.number),
            "event_number": wholes(np.ones(size, dtype=np.int64)),
            "conviction_date": days(people.sentenced),
            "active_flag": always(size, "Y"),
            "in_breach": always(size, "N"),
        },
        "offence": {
            "offence_id": named("O", people.number),
            "event_id": event,
            "is_main": always(size, "Y"),
            "offence_code": always(size, "00000"),
            "offence_group": words(people.offence, shares.OFFENCES),
            "offence_date": days(people.sentenced - chances.whole("waited", size, 20, 300)),
            "schedule15": answers(people.offence <= 1),
            "domestic_abuse": answers(people.is_domestic & chances.happens("offence of abuse", size, 0.5)),
            "victim_known": answers(people.is_domestic),
        },
        "disposal": {
            "disposal_id": disposal,
            "event_id": event,
            "disposal_type": words(people.sentence, shares.SENTENCES),
            "sentence_type": words(people.sentence, shares.SENTENCES),
            "start_date": days(people.sentenced),
            "length": numbers(length.astype(np.float64)),
            "length_unit": always(size, "M"),
            "notional_end_date": days(people.sentenced + length * 30),
            "ftc_limit": wholes(np.full(size, 2)),
        },
        "custody": {
            "custody_id": named("U", people.number[custody]),
            "disposal_id": named("D", people.number[custody]),
            "custodial_status": words((people.released[custody] != BLANK).astype(np.int64), ("IN", "RELEASED")),
        },
        "release": {
            "release_id": named("L", people.number[out]),
            "custody_id": named("U", people.number[out]),
            "release_date": days(people.released[out]),
            "release_type": always(len(out), "LICENCE"),
        },
        "recall": {
            "recall_id": named("RC", people.number[back]),
            "release_id": named("L", people.number[back]),
            "recall_date": days(people.released[back] + chances.whole("recall day", len(back), 1, 20)),
        },
        "key_date": {
            "custody_id": named("U", people.number[custody]),
            "key_date_type": always(len(custody), "ACR"),
            "key_date": days(people.sentenced[custody] + 15 * length[custody]),
            "recorded_at": moments(people.sentenced[custody] + 3),
        },
        "licence_condition": {
            "lic_condition_id": named("LC", people.number[out]),
            "disposal_id": named("D", people.number[out]),
            "main_category": always(len(out), "GOOD_BEHAVIOUR"),
            "start_date": days(people.released[out]),
        },
        **_list_requirements(chances, people),
    }


def _list_requirements(chances: Chances, people: People) -> Tables:
    outside = ~people.in_custody
    activity = np.flatnonzero(outside & chances.happens("activity", people.size, 0.6))
    work = np.flatnonzero(outside & chances.happens("unpaid work", people.size, 0.3))
    both = np.concatenate([activity, work])
    is_work = np.repeat([0, 1], [len(activity), len(work)])
    hours = chances.whole("hours", len(work), 4, 30) * 10
    length = np.concatenate([chances.whole("activity days", len(activity), 1, 6) * 5, hours])
    session = np.repeat(np.arange(len(work)), 6)
    held = people.sentenced[work][session] + 10 + np.tile(np.arange(6) * 12, len(work))
    came = (held <= people.as_at) & chances.happens("worked", len(session), 0.75)
    return {
        "requirement": {
            "requirement_id": named("Q", people.number[both] * 2 + is_work),
            "disposal_id": named("D", people.number[both]),
            "main_category": words(is_work, ("F", "W")),
            "length": numbers(length.astype(np.float64)),
            "length_unit": words(is_work, ("D", "H")),
            "start_date": days(people.sentenced[both]),
            "restrictive": always(len(both), "N"),
        },
        "upw_details": {
            "disposal_id": named("D", people.number[work]),
            "minutes_ordered": wholes(hours * 60),
            "first_instruction_date": days(np.minimum(people.sentenced[work] + 10, people.as_at)),
            "status": always(len(work), "BEING_WORKED"),
        },
        "upw_appointment": {
            "upw_appointment_id": named("UA", people.number[work][session] * 6 + np.tile(np.arange(6), len(work))),
            "disposal_id": named("D", people.number[work][session]),
            "appointment_date": days(held),
            "minutes_offered": wholes(np.full(len(session), 420)),
            "minutes_credited": wholes(np.where(came, 420, BLANK)),
            "attended": words(blank_unless(held <= people.as_at, (~came).astype(np.int64)), ("Y", "N")),
            "offered_at": moments(np.minimum(people.sentenced[work][session] + 5, people.as_at)),
        },
    }
