"""Which inspector reads which case, with least travel and even loads?

First the offices are shared out: how many cases of each an inspector reads, so that loads are even and as few
inspectors as can be travel to an office. Then, office by office, the officers: an officer’s cases go to one inspector
where they can. Both are integer programmes for HiGHS, and chance breaks ties.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from trueline.core.problems import Problem, Refused
from trueline.core.samples.chances import draw_number, draw_share
from trueline.core.samples.fieldwork.inspectors import Inspector, Visit, find_bars
from trueline.core.samples.programmes import Effort, Programme, Row

#: What an uneven load of one case costs, and the way to an office; chance adds less than one in fifty.
_UNEVEN, _TRAVEL, _TIE = 20_000, 1_000, 20
#: A proof that no office less can be visited takes long and helps nobody: this near to it is near enough.
_EFFORT = Effort(gap=0.1, nodes=100)

#: The office of some cases, and who must not read them.
Group = tuple[str, frozenset[str]]


@dataclass(frozen=True)
class Team:
    """The inspectors and how many cases each can read; chance by ``seed`` and ``stream``."""

    inspectors: tuple[Inspector, ...]
    places: Mapping[str, int]
    seed: str
    stream: str

    def toss(self, *parts: str) -> int:
        """A small number by chance, so that of two ways as good one is taken."""
        return int(draw_share(self.seed, self.stream, "allocation", ":".join(parts)) * _TIE)


def form_team(inspectors: Sequence[Inspector], days: int, cases_a_day: Fraction, seed: str, stream: str) -> Team:
    """The inspectors with the cases that each can read in so many days."""
    places = {one.name: one.count_places(days, cases_a_day) for one in inspectors}
    return Team(tuple(inspectors), places, seed, stream)


def share_out(visits: Sequence[Visit], team: Team, seconds: int) -> Mapping[str, str]:
    """Who reads each case first, by its reference; room is left for so many second readings. Refused when the
    inspectors cannot read them all, and when nobody may read one of them.
    """
    bars = find_bars(visits, team.inspectors)
    groups: dict[Group, list[Visit]] = {}
    for visit in sorted(visits, key=lambda one: (one.office, one.officer, one.reference)):
        groups.setdefault((visit.office, bars[visit.reference]), []).append(visit)
    _check_room(visits, team, groups, seconds)
    counts = _share_offices({group: len(members) for group, members in groups.items()}, team)
    given: dict[str, str] = {}
    for office in dict.fromkeys(group[0] for group in groups):
        here = {group: members for group, members in groups.items() if group[0] == office}
        given |= _share_officers(here, counts)
    return given


def _check_room(visits: Sequence[Visit], team: Team, groups: Mapping[Group, Sequence[Visit]], seconds: int) -> None:
    names = frozenset(team.places)
    problems = [
        Problem(*_tell_unreadable(visit, team), value=visit.reference)
        for (_, barred), members in groups.items()
        if barred >= names
        for visit in members
    ]
    room, needed = sum(team.places.values()), len(visits) + seconds
    if room < needed:
        what = f"{needed} readings, {seconds} of them second ones, and room for {room}"
        problems.append(Problem(what, "Add inspectors or days", field="--days"))
    if problems:
        raise Refused(*problems)


def _tell_unreadable(visit: Visit, team: Team) -> tuple[str, str]:
    """What to say of a case that nobody may read, and what to do."""
    if visit.is_restricted and not any(one.has_clearance for one in team.inspectors):
        return (
            "sensitive or restricted, and no inspector has clearance",
            "Write “yes” under Clearance of one who has it",
        )
    return "nobody may read this case", "Add an inspector, or look at the conflicts"


def _share_offices(sizes: Mapping[Group, int], team: Team) -> Mapping[Group, Counter[str]]:
    """How many cases of each group every inspector reads."""
    pairs = [(group, one) for group in sizes for one in team.inspectors if one.name not in group[1]]
    ways = list(dict.fromkeys((group[0], one) for group, one in pairs))
    names = [one.name for one in team.inspectors]
    costs = [0] * len(pairs)
    costs += [
        (0 if one.office == office or not office else _TRAVEL) + team.toss(office, one.name) for office, one in ways
    ]
    costs += [_UNEVEN] * (2 * len(names))
    most = [sizes[group] for group, _ in pairs] + [1] * len(ways) + [sum(sizes.values())] * (2 * len(names))
    way_of = {way: len(pairs) + number for number, way in enumerate(ways)}
    rows = [
        Row({number: 1 for number, pair in enumerate(pairs) if pair[0] == group}, size, size)
        for group, size in sizes.items()
    ]
    # Who reads a case of an office goes there.
    rows += [
        Row({number: 1, way_of[group[0], one]: -sizes[group]}, -sizes[group], 0)
        for number, (group, one) in enumerate(pairs)
    ]
    for place, name in enumerate(names):
        load = {number: 1 for number, pair in enumerate(pairs) if pair[1].name == name}
        due = Fraction(sum(sizes.values()) * team.places[name], max(1, sum(team.places.values())))
        over = len(pairs) + len(ways) + 2 * place
        rows.append(Row({**load, over: -1, over + 1: 1}, floor(due), ceil(due)))
        rows.append(Row(load, 0, team.places[name]))
    found = Programme(costs, most, rows, _EFFORT).solve()
    if found is None:
        remedy = "Add inspectors or days, or look at the conflicts"
        raise Refused(Problem("the cases cannot be shared out so that each may be read", remedy))
    given: dict[Group, Counter[str]] = {group: Counter() for group in sizes}
    for number, (group, one) in enumerate(pairs):
        given[group][one.name] += found[number]
    return given


def _share_officers(groups: Mapping[Group, Sequence[Visit]], counts: Mapping[Group, Counter[str]]) -> Mapping[str, str]:
    """Who reads each case of an office, as many each as were given, and as few inspectors an officer as can be."""
    pairs = [
        (visit, group, name)
        for group, members in groups.items()
        for visit in members
        for name, count in sorted(counts[group].items())
        if count
    ]
    meetings = list(dict.fromkeys((visit.officer, name) for visit, _, name in pairs))
    meeting_of = {meeting: len(pairs) + number for number, meeting in enumerate(meetings)}
    costs = [0] * len(pairs) + [_TRAVEL + number for number in range(len(meetings))]
    rows = [
        Row({number: 1 for number, pair in enumerate(pairs) if pair[0] is visit}, 1, 1)
        for members in groups.values()
        for visit in members
    ]
    rows += [
        Row({number: 1 for number, pair in enumerate(pairs) if pair[1:] == (group, name)}, count, count)
        for group in groups
        for name, count in counts[group].items()
        if count
    ]
    rows += [
        Row({number: 1, meeting_of[visit.officer, name]: -1}, -1, 0) for number, (visit, _, name) in enumerate(pairs)
    ]
    found = Programme(costs, [1] * len(costs), rows).solve() or ()
    return {visit.reference: name for (visit, _, name), taken in zip(pairs, found, strict=False) if taken}


def pick_second_readings(visits: Sequence[Visit], share: Fraction, team: Team) -> tuple[Visit, ...]:
    """The cases that are read a second time: those to which chance gives the smallest numbers."""
    ordered = sorted(visits, key=lambda one: draw_number(team.seed, team.stream, "second-reading", one.reference))
    return tuple(ordered[: ceil(share * len(visits))])


def share_seconds(seconds: Sequence[Visit], firsts: Mapping[str, str], team: Team) -> Mapping[str, str]:
    """Who reads each case a second time: another than the first, no local assessor, and the one with most room. Refused
    when nobody is left for one of them.
    """
    left = Counter(team.places)
    left.subtract(firsts.values())
    given: dict[str, str] = {}
    for visit in seconds:
        able = [
            one.name
            for one in team.inspectors
            if one.role == "inspector"
            and one.name != firsts[visit.reference]
            and visit.may_be_read_by(one)
            and left[one.name] > 0
        ]
        if not able:
            remedy = "Add an inspector or days"
            raise Refused(Problem("nobody is left to read this case a second time", remedy, value=visit.reference))
        reader = max(able, key=lambda name: (left[name], team.toss(visit.reference, name), name))
        given[visit.reference] = reader
        left[reader] -= 1
    return given
