"""Whom does an invented provider supervise, for what, and since when?"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from trueline.synthetic.extracts import shares
from trueline.synthetic.extracts.chances import Chances, Marks, Wholes
from trueline.synthetic.extracts.columns import BLANK, Columns, after_months, blank_unless

Tables = Mapping[str, Columns]
RISK_WORDS, SENTENCE_WORDS = tuple(shares.RISKS), tuple(shares.SENTENCES)
GENDER_WORDS, OFFENCE_WORDS = tuple(shares.GENDERS), tuple(shares.OFFENCES)


@dataclass(frozen=True)
class People:
    """One block of invented people, each with one sentence. Days are numbers since 1970; ``started`` is BLANK before
    a release. ``length`` is in months.
    """

    number: Wholes
    sentence: Wholes
    length: Wholes
    sentenced: Wholes
    released: Wholes
    started: Wholes
    ended: Wholes
    recalled: Wholes
    breached: Wholes
    allocated: Wholes
    risk: Wholes
    ogrs: Wholes
    offence: Wholes
    gender: Wholes
    is_domestic: Marks
    has_child: Marks
    has_activity: Marks
    has_work: Marks
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
    def until(self) -> Wholes:
        """The last day of supervision so far: the day looked at, unless it ended or the person was recalled."""
        ended = np.where(self.ended == BLANK, self.as_at, self.ended)
        return np.where(self.recalled == BLANK, ended, self.recalled)

    @property
    def begun(self) -> Wholes:
        """Who is, or was, supervised for three weeks or longer."""
        return np.flatnonzero((self.started != BLANK) & (self.started < self.until - 20))

    @property
    def is_woman(self) -> Marks:
        """Whether the person is a woman."""
        marks: Marks = self.gender == GENDER_WORDS.index("F")
        return marks

    @property
    def is_sexual(self) -> Marks:
        """Whether the main offence is a sexual one."""
        marks: Marks = self.offence == OFFENCE_WORDS.index("SEXUAL")
        return marks

    @property
    def mappa(self) -> Wholes:
        """The category of MAPPA: 0 for none, 1 for a sexual offence, 2 for violence and a year or more of custody."""
        is_violent = self.in_custody & (self.offence == OFFENCE_WORDS.index("VIOLENCE")) & (self.length >= 12)
        return np.where(self.is_sexual, 1, np.where(is_violent, 2, 0))

    @property
    def has_victim(self) -> Marks:
        """Whether a victim is eligible for contact."""
        return self.in_custody & (self.offence <= 1)


def invent_people(chances: Chances, number: Wholes, staff: int, as_at: int) -> People:
    """A block of people, sentenced in the two and a half years before a day."""
    size = len(number)
    sentence = chances.pick("sentence", size, shares.SENTENCES)
    in_custody = sentence == SENTENCE_WORDS.index("CUSTODY")
    length = _invent_lengths(chances, in_custody)
    served = length * 15 - np.where(length >= 4, chances.whole("curfew days", size, 0, 30), 0)
    # Whoever’s supervision ended more than a year ago is not in the extract.
    furthest = np.where(in_custody, np.minimum(900, served + 700), 420)
    ago = chances.whole("ago", size, np.where(in_custody, 60, 5), furthest)
    sentenced = as_at - ago
    released = blank_unless(in_custody & (served <= ago - 5), sentenced + served)
    started = np.where(in_custody, released, sentenced)
    is_short = in_custody & (length < 24)
    end = after_months(np.where(is_short, released, sentenced), np.where(is_short, 12, length))
    ended = blank_unless((started != BLANK) & (end <= as_at), end)
    until = np.where(ended == BLANK, as_at, ended)
    return People(
        number=number,
        sentence=sentence,
        length=length,
        sentenced=sentenced,
        released=released,
        started=started,
        ended=ended,
        recalled=_stop(chances, "recalled", shares.RECALLED, released, until),
        breached=_stop(chances, "breached", shares.BREACHED, np.where(in_custody, BLANK, sentenced), until),
        allocated=sentenced + chances.whole("allocated", size, 0, 5),
        risk=chances.pick("risk", size, shares.RISKS),
        ogrs=np.round(100 * chances.share("ogrs", size) ** 0.9).astype(np.int64),
        offence=chances.pick("offence", size, shares.OFFENCES),
        gender=chances.pick("gender", size, shares.GENDERS),
        is_domestic=chances.happens("domestic abuse", size, shares.DOMESTIC_ABUSE),
        has_child=chances.happens("child concern", size, shares.CHILD_CONCERN),
        has_activity=~in_custody & chances.happens("activity", size, shares.ACTIVITY_ORDERED),
        has_work=~in_custody & chances.happens("unpaid work", size, shares.WORK_ORDERED),
        staff=_share_out(chances, size, staff),
        as_at=as_at,
    )


def _invent_lengths(chances: Chances, in_custody: Marks) -> Wholes:
    size = len(in_custody)
    orders = np.array([int(months) for months in shares.ORDER_MONTHS])[
        chances.pick("order length", size, shares.ORDER_MONTHS)
    ]
    is_short = chances.happens("short", size, shares.SHORT)
    terms = np.where(is_short, chances.whole("weeks", size, 2, 11), chances.whole("years", size, 12, 72))
    return np.where(in_custody, terms, orders)


def _stop(chances: Chances, purpose: str, share: float, started: Wholes, until: Wholes) -> Wholes:
    """The day on which something put a stop to supervision, for a share of those under it for long enough."""
    size = len(started)
    is_stopped = (started != BLANK) & (until - started > 60) & chances.happens(purpose, size, share)
    room = np.where(is_stopped, until - started, 60)
    return blank_unless(is_stopped, started + chances.whole(f"{purpose} day", size, 30, room - 5))


def _share_out(chances: Chances, size: int, staff: int) -> Wholes:
    """Officers of people: one officer of ten holds twice as many as others (S3:1288; A)."""
    officer = chances.whole("officer", size, 0, staff - 1)
    burdened = np.minimum(officer // 10 * 10 + 3, staff - 1)
    return np.where(chances.happens("burdened", size, 0.12), burdened, officer)
