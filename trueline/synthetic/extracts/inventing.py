"""Which tables does a whole invented extract have, block of people by block?

A block is small enough for any memory; a nation is many of them.
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain

import numpy as np

from trueline.synthetic.extracts.allocation import list_allocation
from trueline.synthetic.extracts.assessments import invent_assessments, list_assessments
from trueline.synthetic.extracts.chances import Chances
from trueline.synthetic.extracts.circumstances import list_people
from trueline.synthetic.extracts.columns import day_number
from trueline.synthetic.extracts.contacts import list_contacts
from trueline.synthetic.extracts.dirt import Dirt
from trueline.synthetic.extracts.local import list_local
from trueline.synthetic.extracts.organisation import count_liaisons, list_liaisons, list_organisation
from trueline.synthetic.extracts.oversight import list_events, list_meetings, list_oversight
from trueline.synthetic.extracts.people import People, Tables, invent_people
from trueline.synthetic.extracts.plans import list_plans
from trueline.synthetic.extracts.planted import plant
from trueline.synthetic.extracts.planted_cases import MADE_UP
from trueline.synthetic.extracts.planted_people import PEOPLE
from trueline.synthetic.extracts.registers import list_registers
from trueline.synthetic.extracts.requirements import list_requirements
from trueline.synthetic.extracts.sentences import list_sentences
from trueline.synthetic.extracts.services import list_programmes, list_services
from trueline.synthetic.extracts.victims import list_victims

#: People in a block, and cases of one officer (S4:950).
BLOCK, CASES_OF_OFFICER = 5_000, 40
#: Every case with known answers.
PLANTED = (*MADE_UP, *PEOPLE)


def invent_extract(cases: int, seed: str, as_at: date, dirt: Dirt | None = None) -> Iterator[Tables]:
    """Every table of an extract of ``cases`` people in parts: the organisation, the planted cases, then the people in
    blocks. Dirt is put into what is told of these people; the planted cases stay as they were planted.
    """
    officers = max(1, -(-cases // CASES_OF_OFFICER))
    today = day_number(as_at)
    yield list_organisation(Chances(seed, 0), officers, cases, today)
    yield list_liaisons(officers, today)
    yield list_programmes()
    yield plant(PLANTED, today)
    contacts = 0
    for block, first in enumerate(range(0, cases, BLOCK), start=1):
        chances = Chances(seed, block)
        number = np.arange(first, min(first + BLOCK, cases), dtype=np.int64)
        people = invent_people(chances, number, officers, today)
        log = list_contacts(chances, people, contacts)
        contacts += len(log["contact"]["contact_id"].values)
        for part in chain([log], _list_cases(chances, people, officers)):
            yield from dirt.soil(part) if dirt else (part,)


def _list_cases(chances: Chances, people: People, officers: int) -> Iterator[Tables]:
    """All but the log. Several parts have contacts of their own: each part is written by itself."""
    yield list_people(chances, people)
    yield list_sentences(chances, people)
    yield list_requirements(chances, people)
    yield list_allocation(chances, people, officers)
    yield list_registers(chances, people)
    assessed = invent_assessments(chances, people)
    yield list_assessments(chances, people, assessed)
    yield list_plans(chances, people, assessed)
    yield list_services(chances, people)
    yield list_events(chances, people)
    yield list_oversight(chances, people)
    yield list_meetings(chances, people)
    yield list_victims(chances, people, count_liaisons(officers))
    yield list_local(chances, people)
