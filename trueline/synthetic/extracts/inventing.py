"""Which tables does a whole invented extract have, block of people by block?

A block is small enough for any memory; a nation is many of them.
"""

from collections.abc import Iterator
from datetime import date

import numpy as np

from trueline.synthetic.extracts.chances import Chances
from trueline.synthetic.extracts.columns import always, answers, day_number, named, words
from trueline.synthetic.extracts.contacts import list_changes, list_contacts
from trueline.synthetic.extracts.people import Tables, invent_people, list_people, list_sentences
from trueline.synthetic.extracts.planted import plant
from trueline.synthetic.extracts.planted_cases import MADE_UP
from trueline.synthetic.extracts.planted_people import PEOPLE
from trueline.synthetic.extracts.practice import list_allocation, list_assessments, list_victims

#: People in a block, and cases of one officer (S4:950).
BLOCK, CASES_OF_OFFICER = 5_000, 40
_TEAM, _UNIT, _CLUSTER = 8, 3, 4
#: Every case with known answers.
PLANTED = (*MADE_UP, *PEOPLE)


def invent_extract(cases: int, seed: str, as_at: date) -> Iterator[Tables]:
    """Every core table of an extract of ``cases`` people: the organisation, the planted cases, then the people in
    blocks.
    """
    officers = max(1, -(-cases // CASES_OF_OFFICER))
    yield _list_organisation(Chances(seed, 0), officers)
    yield plant(PLANTED, day_number(as_at))
    contacts = 0
    for block, first in enumerate(range(0, cases, BLOCK), start=1):
        chances = Chances(seed, block)
        number = np.arange(first, min(first + BLOCK, cases), dtype=np.int64)
        people = invent_people(chances, number, officers, day_number(as_at))
        log = list_contacts(chances, people, contacts)
        contacts += len(log["contact"]["contact_id"].values)
        yield {
            **list_people(chances, people),
            **list_sentences(chances, people),
            **list_allocation(chances, people),
            **list_assessments(chances, people),
            **log,
            **list_changes(chances, people),
            **list_victims(chances, people),
        }


def _list_organisation(chances: Chances, officers: int) -> Tables:
    staff = np.arange(officers, dtype=np.int64)
    team = np.arange(-(-officers // _TEAM), dtype=np.int64)
    unit = np.arange(-(-len(team) // _UNIT), dtype=np.int64)
    cluster = np.arange(-(-len(unit) // _CLUSTER), dtype=np.int64)
    return {
        "provider": {
            "provider_code": always(1, "INVENTED"),
            "name": always(1, "Invented provider"),
            "kind": always(1, "NPS_DIVISION"),
        },
        "pdu": {
            "pdu_code": named("P", cluster),
            "provider_code": always(len(cluster), "INVENTED"),
            "name": named("Cluster ", cluster),
        },
        "ldu": {"ldu_code": named("U", unit), "pdu_code": named("P", unit // _CLUSTER), "name": named("Unit ", unit)},
        # Where one of the planted cases is seen.
        "office": {
            "office_code": always(1, "PLANTED"),
            "ldu_code": always(1, "U0"),
            "step_free": always(1, "N"),
        },
        "team": {
            "team_code": named("T", team),
            "ldu_code": named("U", team // _UNIT),
            "team_type": always(len(team), "OFFENDER_MANAGEMENT"),
            "external": answers(np.zeros(len(team), dtype=np.bool_)),
        },
        "staff": {
            "staff_code": named("N", staff),
            "team_code": named("T", staff // _TEAM),
            "grade": words(chances.pick("grade", officers, {"PO": 0.6, "PSO": 0.4}), ("PO", "PSO")),
        },
    }
