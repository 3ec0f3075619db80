"""The plain twin of the prediction of reconviction."""

import math
from collections.abc import Iterator

from tests.twins.measures.told import Told, age, half_up, points
from tests.twins.record import Record, Row


def ogrs3(record: Record) -> Iterator[Told]:
    for start in record.starts():
        if start.began is None or start.began > record.as_at:
            continue
        (person,) = record.rows("person", crn=start.crn)
        (event,) = record.rows("event", event_id=start.event)
        history = (record.rows("previous_conviction", crn=start.crn) or [{}])[0]
        offence = (record.rows("offence", event_id=start.event, is_main="Y") or [{}])[0]
        yield Told(start.event, *_score(record, person, event, history, offence, start.began))


def _score(
    record: Record, person: Row, event: Row, history: Row, offence: Row, began: object
) -> tuple[int | None, str]:
    sanctions, convicted = history.get("sanctions_count"), event.get("conviction_date")
    first = convicted if sanctions == 0 else history.get("first_sanction_date")
    if None in (sanctions, convicted, first):
        return None, ""
    years, convicted_at = age(person["date_of_birth"], began), age(person["date_of_birth"], convicted)
    first_at = age(person["date_of_birth"], first)
    by_age = [
        float(weight)
        for sex, low, high, weight in points("ogrs3", "ogrs3_ages")
        if sex == person["gender"] and int(low) <= years <= int(high)
    ]
    by_offence = [
        float(weight) for group, weight in points("ogrs3", "ogrs3_offences") if group == offence.get("offence_group")
    ]
    if not by_age or not by_offence or convicted_at < first_at:
        return None, ""
    pace = math.log((1 + sanctions) / (record.limit("ogrs3_years") + convicted_at - first_at))
    status = record.limit("ogrs3_first" if sanctions == 0 else "ogrs3_repeat")
    total = by_age[0] + by_offence[0] + status + record.limit("ogrs3_history") * pace
    chance = half_up(100 / (1 + math.exp(-(record.limit("ogrs3_two_years") + total))))
    (band,) = [name for name, low, high in points("ogrs3", "ogrs3_bands") if int(low) <= chance <= int(high)]
    return chance, band
