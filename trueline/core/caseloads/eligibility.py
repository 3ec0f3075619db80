"""Which cases of a longlist are eligible, and why was each of the others set aside?"""

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from trueline.core.caseloads.cases import Case, fold
from trueline.core.frameworks import SetAside, Stream, Window
from trueline.core.reasons import Reason, Value


@dataclass(frozen=True)
class SetAsideCase:
    """A case that is not eligible, and the reason."""

    case: Case
    reason: Reason


@dataclass(frozen=True)
class Eligibility:
    """The eligible cases of a longlist, in the order of their references, and the others with their reasons."""

    eligible: tuple[Case, ...]
    set_aside: tuple[SetAsideCase, ...]
    opens: date | None
    closes: date | None

    def count_reasons(self) -> Mapping[str, int]:
        """How many cases each reason set aside."""
        return Counter(aside.reason.code for aside in self.set_aside)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; at the end of a shorter month, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def find_window(window: Window, as_at: date) -> tuple[date, date]:
    """The first and last day of the window; both belong to it."""
    if window.unit == "months":
        return months_before(as_at, window.furthest), months_before(as_at, window.nearest)
    return as_at - timedelta(days=window.furthest), as_at - timedelta(days=window.nearest)


def sort_out(stream: Stream, cases: Iterable[Case], as_at: date) -> Eligibility:
    """Sort a longlist into eligible cases and those set aside, by the stream's rules in their order.

    People recorded as neither male nor female, and sensitive cases, are eligible like everyone (S0:592, S1:441).
    """
    opens, closes = find_window(stream.window, as_at) if stream.window else (None, None)
    sorting = _Sorting(stream, as_at, opens, closes)
    left = sorted(cases, key=sorting.order)
    aside: list[SetAsideCase] = []
    for rule in stream.set_aside:
        caught = sorting.catch(rule, left)
        aside.extend(SetAsideCase(left[place], reason) for place, reason in caught.items())
        left = [case for place, case in enumerate(left) if place not in caught]
    return Eligibility(tuple(left), tuple(aside), opens, closes)


@dataclass(frozen=True)
class _Sorting:
    """The rules by which cases are set aside, for one stream on one day."""

    stream: Stream
    as_at: date
    opens: date | None
    closes: date | None

    def begins(self, case: Case) -> date:
        """The date that the window looks at; the first day there is when the case has none."""
        return case.dates.get(self.stream.window.heading, date.min) if self.stream.window else date.min

    def order(self, case: Case) -> tuple[str, date, list[tuple[str, str]], list[tuple[str, date]], int]:
        """By reference, then by what the file says of the case, so that the order of its rows decides nothing."""
        return case.reference, self.begins(case), sorted(case.values.items()), sorted(case.dates.items()), case.row

    def catch(self, rule: SetAside, cases: list[Case]) -> Mapping[int, Reason]:
        """The reasons of the cases that a rule sets aside, by their places in the list."""
        if rule.rule == "duplicate-person":
            return dict(sorted(self._find_duplicates(cases, rule)))
        tests: Mapping[str, Callable[[Case, SetAside], Reason | None]] = {
            "not-started": self._is_not_started,
            "outside-window": self._is_outside_window,
            "ended-before-window": self._is_over,
            "not-among": self._is_not_among,
        }
        found = ((place, tests[rule.rule](case, rule)) for place, case in enumerate(cases))
        return {place: reason for place, reason in found if reason}

    def _is_not_started(self, case: Case, _rule: SetAside) -> Reason | None:
        begins = self.begins(case)
        return Reason("aside.not-started", {"begins": begins.isoformat()}) if begins > self.as_at else None

    def _is_outside_window(self, case: Case, _rule: SetAside) -> Reason | None:
        begins = self.begins(case)
        if self.opens is None or self.closes is None or self.opens <= begins <= self.closes:
            return None
        figures = {"begins": begins.isoformat(), "opens": self.opens.isoformat(), "closes": self.closes.isoformat()}
        return Reason("aside.outside-window", figures)

    def _is_over(self, case: Case, rule: SetAside) -> Reason | None:
        """Over by the last day of the window, so that little work or none is left to look at. A mark without a day does
        not say when, so the case stays.
        """
        ended = case.dates.get(rule.heading or "")
        if ended is None or self.closes is None or ended > self.closes:
            return None
        return Reason("aside.ended-before-window", {"ended": ended.isoformat(), "closes": self.closes.isoformat()})

    def _is_not_among(self, case: Case, rule: SetAside) -> Reason | None:
        value = case.get(rule.heading or "")
        if fold(value) in {fold(one) for one in rule.values}:
            return None
        return Reason("aside.not-among", {"value": value or "blank", "values": ", ".join(rule.values)})

    def _find_duplicates(self, cases: list[Case], rule: SetAside) -> Iterator[tuple[int, Reason]]:
        """Every case of a person but the earliest. Blanks never match."""
        for same in _group_by_person(cases, rule):
            first, *others = sorted(same, key=lambda place: (self.begins(cases[place]), self.order(cases[place])))
            kept: dict[str, Value] = {"kept": cases[first].reference, "row": cases[first].row}
            yield from ((place, Reason("aside.duplicate-person", kept)) for place in others)


def _identify(case: Case, rule: SetAside) -> Iterator[tuple[str, ...]]:
    """Everything by which a person is known, whatever the capitals and spaces: a number, or a name with a birthday."""
    for identity in rule.identities:
        day_or_value = (case.dates.get(heading, case.get(heading)) for heading in identity)
        told = tuple("".join(str(one).split()).casefold() for one in day_or_value)
        if all(told):
            yield *identity, *told


def _group_by_person(cases: list[Case], rule: SetAside) -> Iterable[list[int]]:
    """The places of cases that share any identity, directly or through a third."""
    leader = list(range(len(cases)))

    def lead(case: int) -> int:
        while leader[case] != case:
            leader[case] = leader[leader[case]]
            case = leader[case]
        return case

    first: dict[tuple[str, ...], int] = {}
    for number, case in enumerate(cases):
        for identity in _identify(case, rule):
            leader[lead(number)] = lead(first.setdefault(identity, number))
    people: dict[int, list[int]] = {}
    for number in range(len(cases)):
        people.setdefault(lead(number), []).append(number)
    return people.values()
