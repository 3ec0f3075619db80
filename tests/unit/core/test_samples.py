"""Sizes, the plain stratified draw, which stays runnable, and its account."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from tests.builders import SAYS, case, setting, stream
from trueline.core.caseloads import sort_out
from trueline.core.frameworks import Margin, SizeRule, SizeStep
from trueline.core.problems import Refused
from trueline.core.samples import (
    draw,
    draw_number,
    find_fitting,
    share_of,
    size_by_rule,
    work_out_size,
    write_account,
)

AS_AT = date(2018, 8, 31)
CASES = [
    case(f"X{n}", sex="Male" if n % 5 else "Female", type="Order" if n % 2 else "Licence", officer=f"O{n % 7}")
    for n in range(200)
]
PLAIN = "plain-stratified/1"
OF_TWENTY = stream(size=SizeRule("fixed", SAYS, number=setting(20)))


@pytest.mark.parametrize(
    ("population", "confidence", "margin"),
    [(-1, 0.8, 0.05), (10, 0, 0.05), (10, 1.0, 0.05), (10, 0.8, 0.0), (10, 0.8, 5)],
)
def test_a_size_that_cannot_be_is_refused(population: int, confidence: float, margin: float) -> None:
    with pytest.raises(Refused):
        work_out_size(population, confidence, margin)


def test_a_size_comes_with_its_workings() -> None:
    assert [reason.code for reason in work_out_size(576).reasons] == [
        "size.z",
        "size.unlimited",
        "size.limited",
        "size.rounded",
    ]


def test_a_stream_may_fix_its_size_or_take_all() -> None:
    assert size_by_rule(SizeRule("fixed", SAYS, number=setting(18)), 64).size == 18
    assert size_by_rule(SizeRule("fixed", SAYS, number=setting(18)), 7).size == 7
    assert size_by_rule(SizeRule("all", SAYS), 64).size == 64


@pytest.mark.parametrize(("population", "size"), [(40, 40), (500, 50), (501, 70), (1_000, 70), (9_999, 90)])
def test_a_stream_may_take_its_size_from_a_table(population: int, size: int) -> None:
    steps = (SizeStep(500, 50), SizeStep(1_000, 70), SizeStep(2_000, 90))
    assert size_by_rule(SizeRule("table", SAYS, steps=steps), population).size == size


def test_reserves_are_rounded_up() -> None:
    assert share_of(128, Fraction(1, 5)) == 26


def test_the_draw_is_the_same_whatever_the_row_order() -> None:
    forward, backward = draw(OF_TWENTY, CASES, "7", PLAIN), draw(OF_TWENTY, CASES[::-1], "7", PLAIN)
    assert forward == backward
    assert forward.algorithm == PLAIN
    assert draw(OF_TWENTY, CASES, "8", PLAIN) != forward


def test_the_draw_takes_every_stratum_in_proportion_and_reserves_from_those_left() -> None:
    sample = draw(OF_TWENTY, CASES, "7", PLAIN)
    assert Counter(one.get("sex") for one in sample.selected) == {"Male": 16, "Female": 4}
    reserves = [drawn for drawn in sample.cases if drawn.role == "reserve"]
    assert len(reserves) == 4
    assert len({drawn.case.reference for drawn in sample.cases}) == 24
    assert {drawn.probability for drawn in sample.cases} == {Fraction(1, 10)}
    assert [drawn.position for drawn in sample.cases] == list(range(1, 25))


def test_within_a_stratum_chance_decides_by_digest() -> None:
    one = stream(strata=(), size=SizeRule("fixed", SAYS, number=setting(3)), reserve=None)
    first = sorted(CASES, key=lambda each: draw_number("7", "cases", "order", each.reference))[:3]
    sample = draw(one, CASES, "7", PLAIN)
    assert list(sample.selected) == first
    assert {drawn.stratum for drawn in sample.cases} == {"all"}


def test_a_size_may_rest_on_some_cases_and_be_drawn_from_all() -> None:
    rule = SizeRule("formula", SAYS, setting(Fraction(4, 5)), setting(Fraction(1, 20)), sized_on={"sex": ("Female",)})
    sample = draw(stream(size=rule), CASES, "7")
    assert sample.size.population == 40
    assert {one.get("sex") for one in sample.selected} == {"Male", "Female"}


def test_a_stream_may_draw_from_within_another_sample() -> None:
    inner = stream(
        "inner", within="cases", selected_by={"type": ("LICENCE",)}, size=SizeRule("fixed", SAYS, number=setting(5))
    )
    sample = draw(inner, find_fitting(inner, draw(OF_TWENTY, CASES, "7").selected), "7")
    assert len(sample.selected) == 5
    assert {one.get("type") for one in sample.selected} == {"Licence"}


def test_values_that_are_missing_are_a_category_of_their_own() -> None:
    sample = draw(OF_TWENTY, [case("A", sex=""), case("B")], "7")
    assert {drawn.stratum for drawn in sample.cases} == {"not recorded", "Male"}


def test_the_account_says_how_like_the_population_the_sample_is() -> None:
    eligibility = sort_out(OF_TWENTY, [*CASES, case("LATE", "2018-08-01")], AS_AT)
    grouped = stream(size=OF_TWENTY.size, margins=(Margin("sex", SAYS), Margin("type", SAYS, by_group=True)))
    account = write_account(
        grouped,
        eligibility,
        draw(grouped, eligibility.eligible, "7", PLAIN),
        provider="p",
        as_at=AS_AT,
        fingerprint="f",
    )
    assert (account.listed, account.population, account.size, account.reserves) == (201, 200, 20, 4)
    assert account.set_aside == {"aside.outside-window": 1}
    male, female = account.margins["sex"]
    assert (male.category, male.eligible, male.target, male.drawn, male.deviation) == ("Male", 160, 16, 16, 0)
    assert female.drawn == 4
    assert {one.category for one in account.margins["type"]} == {"Out", "In"}
    assert account.officers == 7
    assert (account.algorithm, account.reach, account.officer_cap, account.shortfalls) == (PLAIN, None, None, ())
