"""The balanced draw: what it holds at once, how chances are shared, and what gives way where not everything can be."""

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.builders import SAYS, case, edition, setting, stream
from trueline.core.caseloads import Case, Eligibility
from trueline.core.frameworks import Margin, SizeRule, Stream
from trueline.core.problems import Refused
from trueline.core.reports import Paragraph, build_account_page
from trueline.core.samples import (
    ALGORITHM,
    Account,
    Sample,
    describe_demands,
    draw,
    extend_sample,
    replace_case,
    write_account,
)
from trueline.core.samples.flight import fly
from trueline.core.samples.landing import Limit, settle
from trueline.core.wording import tell

CASES = [
    case(
        f"X{n:03}",
        sex="Female" if n % 9 == 0 else "Male",
        type="Order" if n % 7 < 4 else "Licence",
        officer=f"O{n % 23:02}" if n % 31 else "",
    )
    for n in range(200)
]


def of(number: int, **more: Any) -> Stream:
    return stream(size=SizeRule("fixed", SAYS, number=setting(number)), **more)


def account_of(asked: Stream, cases: list[Case], sample: Sample) -> Account:
    eligible = tuple(sorted(cases, key=lambda one: one.reference))
    sorted_out = Eligibility(eligible, (), None, None)
    return write_account(asked, sorted_out, sample, provider="p", as_at=date(2018, 8, 31), fingerprint="f")


def misses(asked: Stream, cases: list[Case], sample: Sample) -> list[tuple[str, str]]:
    """The categories and officers in which a sample misses what it must have."""
    demands = describe_demands(asked, cases, sample)
    drawn = {one.reference for one in sample.selected}
    counts = demands.count(place for place, one in enumerate(cases) if one.reference in drawn)
    return [(one.heading, one.category) for one, n in zip(demands.demands, counts, strict=True) if one.miss(n)]


def told(account: Account) -> list[str]:
    return [tell(reason) for reason in (*account.chances, *account.shortfalls)]


@pytest.mark.parametrize("seed", [str(number) for number in range(20)])
def test_every_margin_is_within_one_case_of_its_share_and_every_officer_next_to_his(seed: str) -> None:
    sample = draw(of(41), CASES, seed)
    assert sample.algorithm == ALGORITHM
    assert len(sample.selected) == 41
    assert len(sample.reserves) == 9
    assert misses(of(41), CASES, sample) == []
    officers = Counter(one.get("officer") for one in sample.selected)
    held = Counter(one.get("officer") for one in CASES)
    assert all(abs(officers[name] - 41 * held[name] / 200) < 1 for name in held if name)
    assert {one.probability for one in sample.cases} == {Fraction(41, 200)}


def test_the_draw_is_the_same_whatever_the_row_order_and_another_for_another_seed() -> None:
    assert draw(of(41), CASES, "7") == draw(of(41), CASES[::-1], "7")
    assert draw(of(41), CASES, "7") != draw(of(41), CASES, "8")
    assert draw(of(41), CASES, "7").selected != draw(stream("other", size=of(41).size), CASES, "7").selected


def test_every_case_is_told_what_settled_it() -> None:
    sample = draw(of(41), CASES, "7")
    assert set(sample.settled) == {one.reference for one in CASES}
    stages = Counter(one.by for one in sample.settled.values())
    assert stages["first"] > stages["second"] > stages["landing"]


def test_a_sample_of_all_takes_all_by_probability_alone() -> None:
    sample = draw(of(300), CASES, "7")
    assert len(sample.selected) == 200
    assert sample.reserves == ()
    assert {one.by for one in sample.settled.values()} == {"certain"}


def test_no_cases_and_no_margins_are_no_trouble() -> None:
    assert draw(of(5), [], "7").cases == ()
    bare = of(7, margins=(), strata=(), officer=None, reserve=None)
    assert len(draw(bare, CASES, "7").cases) == 7
    assert account_of(bare, CASES, draw(bare, CASES, "7")).reach is None


def test_every_case_is_drawn_as_often_as_its_probability_says() -> None:
    """A slow look at what laws and benchmarks measure on larger lists: chi-square over the cases."""
    cases, seeds = CASES[:60], 200
    asked = of(20, reserve=None)
    drawn = Counter(one.reference for seed in range(seeds) for one in draw(asked, cases, str(seed)).selected)
    chance = 20 / 60
    statistic = sum((drawn[one.reference] - seeds * chance) ** 2 for one in cases) / (seeds * chance * (1 - chance))
    assert abs(statistic - 60) < 5 * (2 * 60) ** 0.5


def test_a_minimum_comes_first_and_the_rest_is_in_proportion() -> None:
    margins = (Margin("sex", SAYS, minimums={"Female": 15}), Margin("type", SAYS))
    asked = of(41, margins=margins)
    sample = draw(asked, CASES, "7")
    assert sum(one.get("sex") == "Female" for one in sample.selected) >= 15
    assert misses(asked, CASES, sample) == []
    women = sum(one.get("sex") == "Female" for one in CASES)
    chances = {one.case.get("sex"): one.probability for one in sample.cases}
    assert chances == {"Female": Fraction(15, women), "Male": Fraction(41 - 15, 200 - women)}
    account = account_of(asked, CASES, sample)
    assert told(account) == [
        f"At least 15 of Female (Sex): these {women} cases share that number equally, the others the rest"
    ]
    assert [(one.category, one.minimum, one.target) for one in account.margins["sex"]] == [
        ("Male", 0, 26),
        ("Female", 15, 15),
    ]


def test_a_minimum_that_comes_by_itself_changes_nothing() -> None:
    asked = of(41, margins=(Margin("sex", SAYS, minimums={"Male": 5}),))
    assert {one.probability for one in draw(asked, CASES, "7").cases} == {Fraction(41, 200)}


def test_the_cases_of_an_officer_over_the_cap_share_it() -> None:
    crowded = [case(f"A{n}", officer="Busy") for n in range(60)] + [case(f"B{n}", officer=f"O{n}") for n in range(60)]
    asked = of(30, margins=(), officer_cap=setting(6))
    for seed in "123456":
        sample = draw(asked, crowded, seed)
        assert sum(one.get("officer") == "Busy" for one in sample.selected) == 6
        assert len(sample.selected) == 30
    assert {one.probability for one in sample.cases if one.case.get("officer") == "Busy"} <= {Fraction(6, 60)}
    assert {one.probability for one in sample.cases if one.case.get("officer") != "Busy"} == {Fraction(24, 60)}
    account = account_of(asked, crowded, sample)
    assert told(account) == ["1 officer has so many cases that these share 6 equally, so that none goes over the cap"]
    assert account.officer_cap == 6
    assert account.reach
    assert (account.reach.of, account.reach.most_cases, account.reach.ceiling) == (61, 6, 25)
    assert account.reach.reached == 25
    assert 24 < account.reach.expected <= 25


def test_a_minimum_and_a_cap_share_what_each_allows() -> None:
    """The busy officer's women take from his cap, so that the other women make up the minimum."""
    cases = [case(f"A{n}", sex="Female" if n < 30 else "Male", officer="Busy") for n in range(40)]
    cases += [case(f"B{n}", sex="Female" if n < 20 else "Male", officer=f"O{n}") for n in range(60)]
    asked = of(30, margins=(Margin("sex", SAYS, minimums={"Female": 16}),), officer_cap=setting(4))
    sample = draw(asked, cases, "7")
    assert misses(asked, cases, sample) == []
    chances = {
        (one.case.get("officer") == "Busy", one.case.get("sex")): one.probability
        for seed in "12345"
        for one in draw(asked, cases, seed).cases
    }
    assert chances[True, "Female"] == chances.get((True, "Male"), Fraction(4, 40)) == Fraction(4, 40)
    assert chances[False, "Female"] == Fraction(13, 20)
    assert chances[False, "Male"] == Fraction(13, 40)


def test_a_minimum_beyond_the_population_is_named_alone_and_everything_else_is_held() -> None:
    asked = of(41, margins=(Margin("sex", SAYS, minimums={"Female": 30}), Margin("type", SAYS)))
    sample = draw(asked, CASES, "7")
    account = account_of(asked, CASES, sample)
    women = sum(one.get("sex") == "Female" for one in CASES)
    assert sum(one.get("sex") == "Female" for one in sample.selected) == women == 23
    assert told(account) == [
        "At least 30 of Female (Sex): these 23 cases share that number equally, the others the rest",
        "No sample of 41 cases can hold all of this together",
        "at least 30 of Female (Sex), of whom there are 23",
        "Female (Sex) has 23 of its minimum of 30",
    ]
    assert misses(asked, CASES, sample) == [("sex", "Female")]


def test_a_cap_that_a_size_rules_out_gives_way_and_is_named() -> None:
    cases = [case(f"A{n}", officer=f"O{n % 4}") for n in range(60)]
    asked = of(30, margins=(), officer_cap=setting(6), gives_way=("officer-cap",))
    sample = draw(asked, cases, "7")
    assert len(sample.selected) == 30
    assert sorted(Counter(one.get("officer") for one in sample.selected).values()) in ([7, 7, 8, 8], [6, 8, 8, 8])
    assert told(account_of(asked, cases, sample))[:2] == [
        "No sample of 30 cases can hold all of this together",
        "at most 6 cases an officer",
    ]


def test_two_demands_that_contradict_each_other_are_the_smallest_set_and_the_first_to_give_way_does() -> None:
    """All women have one officer: her cap and their minimum cannot both be held, and each alone can."""
    cases = [case(f"A{n}", sex="Female", officer="One") for n in range(20)]
    cases += [case(f"B{n}", sex="Male", type="Order", officer=f"O{n}") for n in range(60)]
    margins = (Margin("sex", SAYS, minimums={"Female": 9}),)
    asked = of(20, margins=margins, officer_cap=setting(6), gives_way=("officer-cap", "sex"))
    sample = draw(asked, cases, "7")
    assert sum(one.get("sex") == "Female" for one in sample.selected) >= 9
    lines = told(account_of(asked, cases, sample))
    assert lines[1:5] == [
        "No sample of 20 cases can hold all of this together",
        "at least 9 of Female (Sex), of whom there are 20",
        "at most 6 cases an officer",
        "1 officer has more than 6 cases, the most 9",
    ]
    other = of(20, margins=margins, officer_cap=setting(6), gives_way=("minimums", "sex", "officer-cap"))
    sample = draw(other, cases, "7")
    assert sum(one.get("sex") == "Female" for one in sample.selected) == 6
    lines = told(account_of(other, cases, sample))
    assert "Female (Sex) has 6 of its minimum of 9" in lines
    assert "Female (Sex) has 6 cases to a share of 9.0: 2 further from it than one case" in lines


def test_a_case_that_falls_out_gives_way_to_the_first_reserve_of_its_stratum_that_harms_nothing() -> None:
    asked = of(41)
    sample = draw(asked, CASES, "7")
    fallen = sample.cases[3]
    moved, account = replace_case(
        asked, CASES, sample, account_of(asked, CASES, sample), fallen.case.reference, "Moved "
    )
    (stand_in,) = [one for one in moved.cases if one.replaces]
    assert (stand_in.replaces, stand_in.role, stand_in.stratum) == (fallen.case.reference, "selected", fallen.stratum)
    assert fallen.case.reference not in {one.case.reference for one in moved.cases}
    assert [one for one in moved.cases if one is not stand_in] == [
        one for one in sample.cases if one.case.reference not in (fallen.case.reference, stand_in.case.reference)
    ]
    assert misses(asked, CASES, moved) == []
    (replacement,) = account.replacements
    assert (replacement.by, replacement.why, account.reserves) == (stand_in.case.reference, "Moved", 8)
    assert [tell(one) for one in replacement.reasons] == [
        f"of the same stratum ({fallen.stratum})",
        "everything that was to be held is held",
    ]


def test_where_no_reserve_fits_the_one_that_does_least_harm_stands_in() -> None:
    cases = [case(f"A{n}", sex="Female") for n in range(4)] + [case(f"B{n}", sex="Male") for n in range(36)]
    asked = of(10, margins=(Margin("sex", SAYS, minimums={"Female": 4}),), reserve=setting(Fraction(1, 10)))
    sample = draw(asked, cases, "7")
    woman = next(one for one in sample.selected if one.get("sex") == "Female")
    _, account = replace_case(asked, cases, sample, account_of(asked, cases, sample), woman.reference, "Died")
    assert [tell(one) for one in account.replacements[0].reasons] == [
        "of another stratum (Male), as no reserve of the same does as little harm",
        "1 case beyond what was to be held, the least that could be had",
    ]
    assert told(account)[-1] == "Female (Sex) has 3 of its minimum of 4"


@pytest.mark.parametrize(
    ("reference", "why", "what"),
    [
        ("nobody", "Moved", ["no case of this sample"]),
        ("reserve", "Moved", ["a reserve, which nobody reads yet"]),
        ("selected", " ", ["no reason"]),
        ("nobody", "", ["no case of this sample", "no reason"]),
    ],
)
def test_a_replacement_is_refused_with_everything_against_it(reference: str, why: str, what: list[str]) -> None:
    asked = of(41)
    sample = draw(asked, CASES, "7")
    named = {"nobody": "nobody", "selected": sample.cases[0].case.reference, "reserve": sample.cases[-1].case.reference}
    with pytest.raises(Refused) as refused:
        replace_case(asked, CASES, sample, account_of(asked, CASES, sample), named[reference], why)
    assert [problem.what for problem in refused.value.problems] == what


def test_without_a_reserve_nothing_is_replaced() -> None:
    asked = of(41, reserve=None)
    sample = draw(asked, CASES, "7")
    with pytest.raises(Refused, match="no reserve is left"):
        replace_case(asked, CASES, sample, account_of(asked, CASES, sample), sample.selected[0].reference, "Moved")


def test_an_extended_sample_keeps_every_case_and_holds_what_the_larger_one_must() -> None:
    asked = of(41, officer_cap=setting(4))
    sample = draw(asked, CASES, "7")
    account = account_of(asked, CASES, sample)
    sample, account = replace_case(asked, CASES, sample, account, sample.selected[0].reference, "Moved")
    out = account.replacements[0].reference
    larger, told_of = extend_sample(asked, CASES, sample, account, 60)
    assert len(larger.selected) == told_of.size == 60
    assert {one.reference for one in sample.selected} < {one.reference for one in larger.selected}
    assert out not in {one.case.reference for one in larger.cases}
    assert misses(asked, CASES, larger) == []
    assert len({one.position for one in larger.cases}) == len(larger.cases) == 72
    assert {one.probability for one in larger.cases} == {Fraction(60, 199)}
    assert [(one.before, one.after, one.seed) for one in told_of.extensions] == [(41, 60, "7+60")]
    assert told_of.workings[-1].code == "size.extended"
    assert extend_sample(asked, CASES, sample, account, 60)[0] == larger


@pytest.mark.parametrize("size", [0, 41, 201])
def test_a_sample_grows_to_no_fewer_than_it_has_and_no_more_than_there_are(size: int) -> None:
    asked = of(41)
    sample = draw(asked, CASES, "7")
    with pytest.raises(Refused, match="more than 41 and at most 200"):
        extend_sample(asked, CASES, sample, account_of(asked, CASES, sample), size)


def test_a_flight_moves_no_total_and_leaves_no_more_undecided_than_there_are_rows() -> None:
    entries = [(0, 1 + n % 3, 4 + n % 5, 9 + n % 2) for n in range(90)]
    chances = [0.1 + (n % 7) / 10 for n in range(90)]
    numbers = [(n * 37 % 90) / 90 for n in range(90)]
    flown = fly(entries, chances, numbers, 11)
    for row in range(11):
        before = sum(chance for chance, rows in zip(chances, entries, strict=True) if row in rows)
        after = sum(chance for chance, rows in zip(flown, entries, strict=True) if row in rows)
        assert before == pytest.approx(after)
    assert sum(0 < chance < 1 for chance in flown) <= 11
    assert all(0 <= chance <= 1 for chance in flown)


def test_a_flight_makes_room_for_many_rows() -> None:
    """A hundred rows stay open to the end, more than the tableau begins with room for."""
    entries = [(n, 100 + n % 2) for n in range(100)] * 2
    flown = fly(entries, [0.5] * 200, [n % 10 / 10 for n in range(200)], 102)
    assert sum(flown) == pytest.approx(100)
    assert [flown[n] + flown[100 + n] for n in range(100)] == pytest.approx([1.0] * 100)


def test_a_landing_takes_the_cheapest_that_the_limits_allow() -> None:
    assert settle([5, -1, 3], [Limit((0, 1, 2), 2, 2)]) == (False, True, True)
    assert settle([5, -1, 3], [Limit((0, 1), 2, 2), Limit((0,), 0, 0)]) is None
    assert settle([5, -1, 3], [Limit((0, 1), 2, 2), Limit((0,), 0, 0, penalty=100)]) == (True, True, False)
    assert settle([], [Limit((), 0, 1)]) == ()
    assert settle([], [Limit((), 1, 1)]) is None


def test_the_page_of_a_plain_draw_says_what_it_does_not_hold() -> None:
    plain = draw(stream(), CASES, "7", "plain-stratified/1")
    eligible = Eligibility(tuple(CASES), (), None, None)
    account = write_account(stream(), eligible, plain, provider="p", as_at=date(2018, 8, 31), fingerprint="f")
    page = build_account_page(edition(), account, plain)
    held = next(section for section in page.sections if section.id == "account-held")
    assert held.blocks == (
        Paragraph(("This draw holds its strata in proportion; it holds no minimum and no officers’ cap.",)),
    )
