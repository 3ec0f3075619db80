"""How do a minimum and a cap share chances, and what gives way where not everything can be held?"""

from collections import Counter
from fractions import Fraction

from tests.builders import SAYS, case, setting
from tests.unit.core.draws import CASES, account_of, misses, of, told
from trueline.core.frameworks import Margin
from trueline.core.samples import draw


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
