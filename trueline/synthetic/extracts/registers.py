"""Which registers are invented people on, and what goes with them: MAPPA, ViSOR, abuse, children, victims?"""

import numpy as np

from trueline.synthetic.extracts.chances import Chances
from trueline.synthetic.extracts.columns import answers, blank_unless, days, named, words
from trueline.synthetic.extracts.people import People, Tables

_REGISTERS = (
    "RLRH", "RMRH", "RHRH", "RVHR", "ADVP", "RCPR", "MAPP", "INVI", "ARSO", "AVIS", "WEAP", "IIOM", "IMAR", "COMPASS",
    "REG24", "RCHD",
)  # fmt: skip
#: Where each kind of register begins: the first four are levels of risk.
_ADVP = 4
#: Levels of MAPPA 1 to 3 (A); the category wrong or the person not registered at all for some.
_LEVELS = {"M1": 0.86, "M2": 0.11, "M3": 0.03}
_MAPPA_HELD, _CATEGORY_WRONG = 0.82, 0.08


def list_registers(chances: Chances, people: People) -> Tables:
    """The tables on registers and their reviews."""
    size = people.size
    has_mappa = (people.mappa > 0) & chances.happens("mappa", size, _MAPPA_HELD)
    abuse = people.is_domestic & chances.happens("abuse register", size, 0.8)
    weapon = chances.happens("weapon register", size, 0.05)
    kinds = [
        chances.happens("risk register", size, 0.8),
        abuse,
        people.has_child & chances.happens("child register", size, 0.7),
        has_mappa,
        people.has_victim & chances.happens("victim register", size, 0.9),
        people.is_sexual & chances.happens("sex offender register", size, 0.93),
        has_mappa & chances.happens("visor register", size, 0.7),
        weapon,
        chances.happens("integrated", size, 0.03),
        abuse & chances.happens("marac register", size, 0.2),
        weapon & chances.happens("compass register", size, 0.5),
        abuse & chances.happens("safety worker", size, 0.15),
        people.has_child & chances.happens("children register", size, 0.2),
    ]
    who = np.concatenate([np.flatnonzero(marks) for marks in kinds])
    place = np.repeat(np.arange(len(kinds)), [marks.sum() for marks in kinds])
    kind = np.where(place == 0, people.risk[who], place + _ADVP - 1)
    begun = np.minimum(people.sentenced[who] + chances.whole("registered", len(who), -30, 20), people.as_at)
    number = people.number[who] * 16 + place
    is_mappa = place == 3
    category = people.mappa[who] - 1
    category = np.where(chances.happens("other category", len(who), _CATEGORY_WRONG), 1 - category, category)
    ended = people.ended[who]
    is_over = (ended > begun) & chances.happens("deregistered", len(who), 0.8)
    old = np.flatnonzero((begun < people.as_at - 100) & chances.happens("reviewed at all", len(who), 0.9))
    due = begun[old] + 90
    is_done = chances.happens("register reviewed", len(old), 0.85)
    reviewed = np.minimum(due + chances.whole("review late", len(old), -10, 8), people.as_at)
    return {
        "registration": {
            "registration_id": named("RG", number),
            "crn": named("Z", people.number[who]),
            "register_type": words(kind, _REGISTERS),
            "level": words(blank_unless(is_mappa, chances.pick("level", len(who), _LEVELS)), _LEVELS),
            "category": words(blank_unless(is_mappa, category), ("M1", "M2")),
            "start_date": days(begun),
            "next_review_date": days(
                blank_unless(~is_over, people.as_at + chances.whole("next review", len(who), -25, 120))
            ),
            "deregistered": answers(is_over),
            "end_date": days(blank_unless(is_over, ended)),
        },
        "registration_review": {
            "registration_id": named("RG", number[old]),
            "review_date_due": days(due),
            "review_date": days(blank_unless(is_done, reviewed)),
            "completed": answers(is_done),
        },
    }
