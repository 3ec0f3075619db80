"""A caseload counted slowly and plainly: the twin of the queries of the profile."""

from collections import Counter
from collections.abc import Iterable
from statistics import median
from typing import Any

from tests.twins.record import Record, Start
from tests.twins.terms import is_active, mappa_now, officer_now

Counted = dict[str | None, tuple[Any, ...]]


def sentences_now(record: Record) -> list[tuple[Start, str]]:
    """Each sentence in force, and where it is served."""
    found = []
    for start in record.starts():
        if start.sentenced <= record.as_at and (start.ended is None or start.ended > record.as_at):
            place = "CUSTODY" if not is_active(record, start) else "LICENCE"
            found.append((start, place if start.is_custodial else "COMMUNITY"))
    return found


def people_now(record: Record) -> dict[str, str]:
    places: dict[str, set[str]] = {}
    for start, place in sentences_now(record):
        places.setdefault(start.crn, set()).add(place)
    order = ("CUSTODY", "LICENCE", "COMMUNITY")
    return {crn: next(place for place in order if place in held) for crn, held in places.items()}


def _tally(categories: Iterable[str | None]) -> Counted:
    return {category: (number,) for category, number in Counter(categories).items()}


def _find(record: Record, table: str, **wanted: object) -> Any:
    return next(iter(record.rows(table, **wanted)), {})


def count(record: Record) -> dict[str, Counted]:
    """Every measure of the profile."""
    sentences, people = sentences_now(record), people_now(record)
    persons = [_find(record, "person", crn=crn) for crn in people]
    letters = [(person.get("ethnicity") or " ")[0] for person in persons]
    broad = {"W": "WHITE", "A": "MINORITY", "B": "MINORITY", "M": "MINORITY", "O": "MINORITY"}
    risks = [record.risk_on(crn, record.as_at)[0] for crn in people]
    registered = [mappa_now(record, crn) for crn in people]
    levels = [held["level"] for held in registered if held]
    disposals = [_find(record, "disposal", disposal_id=start.disposal).get("sentence_type") for start, _ in sentences]
    return {
        "people": {"PEOPLE": (len(people),), "SENTENCES": (len(sentences),)},
        "settings": _tally(people.values()),
        "disposals": _tally(disposals),
        "gender": _tally(person.get("gender") for person in persons),
        "ethnicity": _tally(broad.get(letter) for letter in letters),
        "ethnic-groups": _tally(letter if letter in broad else None for letter in letters),
        "risk": _tally(str(risk) if risk else None for risk in risks),
        "mappa": _tally("ELIGIBLE" if held else "NOT" for held in registered),
        "mappa-levels": _tally(str(level) if level else None for level in levels),
        **_count_staff(record, [start for start, _ in sentences]),
    }


def _count_staff(record: Record, sentences: list[Start]) -> dict[str, Counted]:
    held: dict[tuple[str, str | None], int] = {}
    units: list[str | None] = []
    for start in sentences:
        officer = officer_now(record, start.event)
        staff = _find(record, "staff", staff_code=officer["staff_code"]) if officer else {}
        team = _find(record, "team", team_code=staff.get("team_code")) if staff else {}
        units.append(_find(record, "ldu", ldu_code=team.get("ldu_code")).get("name") if team else None)
        if officer:
            key = (officer["staff_code"], officer["grade"])
            held[key] = held.get(key, 0) + 1
    posts: dict[str | None, list[bool]] = {}
    for row in record.rows("staff"):
        came, left = row.get("start_date"), row.get("end_date")
        if (came is None or came <= record.as_at) and (left is None or left > record.as_at):
            posts.setdefault(row["grade"], []).append(row["staff_code"] in {code for code, _ in held})
    cases: dict[str | None, list[int]] = {}
    for (_, grade), number in held.items():
        cases.setdefault(grade, []).append(number)
        cases.setdefault("ALL", []).append(number)
    return {
        "units": _tally(units),
        "officers": {grade: (len(ones), sum(ones)) for grade, ones in posts.items()},
        "workload": {
            grade: (len(ones), sum(ones), sum(ones) / len(ones), min(ones), median(ones), max(ones))
            for grade, ones in cases.items()
        },
    }
