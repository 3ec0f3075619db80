"""What do invented officers, managers, victims and others answer to the instruments of an edition?"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta

from trueline.core.assessments import Answer, does_apply
from trueline.core.frameworks import Edition, Instrument, Subject
from trueline.synthetic.chance import Chance
from trueline.synthetic.minds import Mind

#: How many are asked of each kind: S0:1288 (102 officers), S0:1291 (34 meetings), S2:686 (10 victims), S4:2502 (14
#: service users), else an assumption.
_ASKED: Mapping[Subject, int] = {
    "officer": 102,
    "manager": 34,
    "sentencer": 12,
    "service-user": 14,
    "victim": 10,
    "partner": 25,
    "session": 8,
}


def answer_instruments(edition: Edition, seed: str, fieldwork: date) -> tuple[Answer, ...]:
    """Every item of every instrument, answered by as many as are usually asked."""
    return tuple(answer for one in edition.instruments for answer in _answer(edition, one, seed, fieldwork))


def _answer(edition: Edition, instrument: Instrument, seed: str, fieldwork: date) -> Iterator[Answer]:
    chance = Chance(seed, f"respondents of {instrument.id}")
    mind = Mind(edition, chance, instrument.questions)
    for number in range(1, _ASKED[instrument.subject] + 1):
        begins = datetime.combine(fieldwork + timedelta(days=14 + number % 5), time(9 + number % 8, 0))
        leaning, given = chance.spread(0.0, 0.5), dict[str, Answer]()
        for place, question in enumerate(instrument.questions):
            if does_apply(question, given) is False:
                continue
            at = (begins + timedelta(minutes=place)).isoformat()
            told = mind.judge(question, leaning, given)
            subject = f"{instrument.subject}-{number:03}"
            given[question.id] = Answer(subject, instrument.id, "", "first", question.id, told, "", at)
        yield from given.values()
