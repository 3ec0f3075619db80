"""Which two cases of a longlist may be one person, written with a slip? Two rules list them; a person decides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from trueline.core.caseloads.cases import Case
from trueline.core.frameworks import NearDuplicates
from trueline.core.reasons import Reason


@dataclass(frozen=True)
class NearDuplicate:
    """Two cases that look like one person, and why. Both stay until somebody decides."""

    first: Case
    second: Case
    reason: Reason


def find_near_duplicates(rule: NearDuplicates | None, cases: Iterable[Case]) -> tuple[NearDuplicate, ...]:
    """The pairs that are alike: born on one day under names that are almost the same, or under the same names on days
    that a slip of the keyboard makes one of the other.
    """
    if rule is None:
        return ()
    ordered = sorted(cases, key=lambda case: (case.reference, case.row))
    told = [
        (case, _name(rule, case), day) for case in ordered if (day := case.dates.get(rule.day)) and _name(rule, case)
    ]
    by_day: dict[date, list[tuple[Case, str, date]]] = {}
    by_name: dict[str, list[tuple[Case, str, date]]] = {}
    for one in told:
        by_day.setdefault(one[2], []).append(one)
        by_name.setdefault(one[1], []).append(one)
    found = [*_find_names(rule, by_day.values()), *_find_days(by_name.values())]
    return tuple(sorted(found, key=lambda pair: (pair.first.reference, pair.second.reference, pair.reason.code)))


def _name(rule: NearDuplicates, case: Case) -> str:
    parts = ["".join(case.get(heading).split()).casefold() for heading in rule.names]
    return " ".join(parts) if all(parts) else ""


def _find_names(rule: NearDuplicates, groups: Iterable[Sequence[tuple[Case, str, date]]]) -> Iterator[NearDuplicate]:
    for group in groups:
        for (one, name, _), (other, named, _) in combinations(group, 2):
            likeness = weigh_likeness(name, named)
            if name != named and likeness >= float(rule.alike.value):
                yield NearDuplicate(one, other, Reason("near.names", {"likeness": f"{likeness:.2f}"}))


def _find_days(groups: Iterable[Sequence[tuple[Case, str, date]]]) -> Iterator[NearDuplicate]:
    for group in groups:
        for (one, _, day), (other, _, born) in combinations(group, 2):
            if is_slip(day, born):
                yield NearDuplicate(
                    one, other, Reason("near.days", {"day": day.isoformat(), "other": born.isoformat()})
                )


def is_slip(day: date, other: date) -> bool:
    """Whether two different days are one digit apart, or each the other with day and month changed round."""
    apart = sum(one != two for one, two in zip(f"{day:%Y%m%d}", f"{other:%Y%m%d}", strict=True))
    return apart == 1 or (apart > 0 and (day.year, day.month, day.day) == (other.year, other.day, other.month))


def weigh_likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1, by Jaro and Winkler: letters shared near the same place, fewer for those
    out of order, more for a beginning in common of up to four letters.
    """
    reach = max(0, max(len(one), len(other)) // 2 - 1)
    free = [True] * len(other)
    shared: list[str] = []
    for place, letter in enumerate(one):
        near = range(max(0, place - reach), min(len(other), place + reach + 1))
        match = next((at for at in near if free[at] and other[at] == letter), None)
        if match is not None:
            free[match] = False
            shared.append(letter)
    if not shared:
        return 0.0
    there = [letter for letter, is_free in zip(other, free, strict=True) if not is_free]
    swapped = sum(a != b for a, b in zip(shared, there, strict=True)) // 2
    found = len(shared)
    jaro = (found / len(one) + found / len(other) + (found - swapped) / found) / 3
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return jaro + 0.1 * min(4, start) * (1 - jaro)
