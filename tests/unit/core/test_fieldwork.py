"""Cases shared out among inspectors and days: who may read what, even loads, least travel, and what a change breaks."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest

from trueline.core.problems import Refused
from trueline.core.samples.fieldwork import (
    Inspector,
    Reading,
    Team,
    Visit,
    find_breaks,
    form_team,
    make_timetable,
    pick_second_readings,
    share_out,
    share_seconds,
)

A_DAY = Fraction(3, 2)
VISITS = [Visit(f"X{n:02}", f"Officer {n % 13}", f"Office {n % 13 % 3}", f"Unit {n % 2}") for n in range(30)]
PEOPLE = [Inspector("Ann", office="Office 0"), Inspector("Ben", office="Office 1"), Inspector("Cai", office="Office 2")]


def team(*people: Inspector, days: int = 10) -> Team:
    return form_team(people or PEOPLE, days, A_DAY, "7", "cases")


def offices(given: dict[str, str], name: str) -> set[str]:
    return {visit.office for visit in VISITS if given[visit.reference] == name}


def test_loads_are_even_officers_whole_and_everyone_stays_near_home() -> None:
    given = dict(share_out(VISITS, team(), 0))
    assert Counter(given.values()) == {"Ann": 10, "Ben": 10, "Cai": 10}
    assert sum(len(offices(given, one.name)) for one in PEOPLE) <= 5
    split = [
        officer
        for officer in {visit.officer for visit in VISITS}
        if len({given[visit.reference] for visit in VISITS if visit.officer == officer}) > 1
    ]
    assert len(split) <= 2
    assert given == dict(share_out(VISITS[::-1], team(), 0))


def test_a_shorter_stay_gives_fewer_cases() -> None:
    given = share_out(VISITS, team(*PEOPLE[:2], replace(PEOPLE[2], days=5), Inspector("Dee")), 0)
    counts = Counter(given.values())
    assert counts["Cai"] in (4, 5)
    assert sum(counts.values()) == 30


def test_nobody_reads_what_they_must_not() -> None:
    local = Inspector("Loc", "local assessor", unit="unit 1")
    wary = Inspector("War", conflicts=("OFFICER 3", "Office 2", "X00"))
    given = share_out(VISITS, team(local, wary, PEOPLE[0]), 0)
    read = {name: [visit for visit in VISITS if given[visit.reference] == name] for name in ("Loc", "War")}
    assert {visit.unit for visit in read["Loc"]} == {"Unit 0"}
    assert not {visit.officer for visit in read["War"]} & {"Officer 3"}
    assert not {visit.office for visit in read["War"]} & {"Office 2"}
    assert "X00" not in {visit.reference for visit in read["War"]}


def test_too_few_inspectors_and_a_case_for_nobody_are_told_together() -> None:
    lone = Inspector("Lone", conflicts=("X04",))
    with pytest.raises(Refused) as refused:
        share_out(VISITS, team(lone, days=5), 3)
    assert [problem.what for problem in refused.value.problems] == [
        "nobody may read this case",
        "33 readings, 3 of them second ones, and room for 7",
    ]


def test_conflicts_that_leave_no_room_are_told() -> None:
    """Both could read them all between them, but only one may read most."""
    barred = Inspector("Barred", conflicts=("Unit 0", "Unit 1"))
    visits = [*VISITS[:20], Visit("Y", "", "", "Unit 2")]
    with pytest.raises(Refused, match="cannot be shared out"):
        share_out(visits, team(barred, PEOPLE[0]), 0)


def test_cases_without_interviews_have_no_offices_to_travel_to() -> None:
    visits = [Visit(f"X{n}") for n in range(9)]
    assert Counter(share_out(visits, team(), 0).values()) == {"Ann": 3, "Ben": 3, "Cai": 3}
    readings = make_timetable(visits, share_out(visits, team(), 0), {}, A_DAY)
    assert not any(one.has_interview for one in readings)


def test_second_readings_are_drawn_by_chance_and_read_by_another_who_is_no_local_assessor() -> None:
    local = Inspector("Loc", "local assessor", unit="elsewhere")
    formed = team(*PEOPLE, local)
    seconds = pick_second_readings(VISITS, Fraction(1, 10), formed)
    assert len(seconds) == 3
    assert seconds == pick_second_readings(VISITS[::-1], Fraction(1, 10), formed)
    firsts = share_out(VISITS, formed, 3)
    again = share_seconds(seconds, firsts, formed)
    assert all(again[reference] not in (firsts[reference], "Loc") for reference in again)


def test_a_second_reading_without_a_reader_is_refused() -> None:
    alone = team(PEOPLE[0], days=30)
    firsts = share_out(VISITS, alone, 0)
    with pytest.raises(Refused, match="nobody is left to read this case a second time"):
        share_seconds(VISITS[:1], firsts, alone)


def test_a_timetable_puts_three_cases_in_two_days_and_one_interview_to_an_officer() -> None:
    formed = team()
    firsts = share_out(VISITS, formed, 3)
    seconds = share_seconds(pick_second_readings(VISITS, Fraction(1, 10), formed), firsts, formed)
    readings = make_timetable(VISITS, firsts, seconds, A_DAY)
    assert list(find_breaks(readings, VISITS, PEOPLE, 10, A_DAY)) == [
        one for one in find_breaks(readings, VISITS, PEOPLE, 10, A_DAY) if one.code == "timetable.split"
    ]
    days = [one.day for one in sorted(readings, key=lambda one: one.day) if one.inspector == "Ann"]
    assert days[:6] == [1, 1, 2, 3, 3, 4]
    meetings = Counter((one.inspector, one.officer) for one in readings if one.has_interview)
    assert set(meetings.values()) == {1}
    assert set(meetings) == {(one.inspector, one.officer) for one in readings if one.reading == "first"}


def test_everything_that_a_change_breaks_is_said() -> None:
    people = [Inspector("Ann", days=2), Inspector("Loc", "local assessor", unit="Unit 0"), Inspector("Ben")]
    visits = [Visit(f"X{n}", "One" if n < 4 else "Two", f"Office {n}", f"Unit {n % 2}") for n in range(6)]

    def read(day: int, name: str, reference: str, second: bool = False) -> Reading:
        place = visits[int(reference[1:]) % 6]
        return Reading(day, name, reference, "second" if second else "first", place.office, place.officer)

    readings = [
        read(1, "Ann", "X0"),
        read(1, "Ann", "X1"),
        read(1, "Ann", "X2"),
        read(3, "Ann", "X3"),
        read(4, "Loc", "X4"),
        read(1, "Ben", "X4"),
        read(2, "Ann", "X0", second=True),
        read(2, "Loc", "X1", second=True),
        read(9, "Ben", "X9"),
        read(9, "Zed", "X2"),
        replace(read(5, "Ben", "X4", second=True), office=""),
    ]
    found = [
        (one.code.removeprefix("timetable."), *one.figures.values())
        for one in find_breaks(readings, visits, people, 5, A_DAY)
    ]
    assert found == [
        ("strange", "X9", "Ben"),
        ("strange", "X2", "Zed"),
        ("twice", "X4", 2),
        ("missing", "X5", 0),
        ("not-blind", "X0", "Ann"),
        ("not-blind", "X4", "Ben"),
        ("day", "X3", "Ann", 3),
        ("barred", "X4", "Loc", "Unit 0"),
        ("local-second", "X1", "Loc"),
        ("full", "Ann", 1, 3, 2),
        ("offices", "Ann", 1, 3),
        ("split", "Two", "Ben, Loc"),
    ]
