"""Does the balanced draw hold every margin at once, and draw each case as often as its probability says?"""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from tests.builders import edition, stream
from tests.unit.core.draws import CASES, account_of, misses, of
from trueline.core.caseloads import Eligibility
from trueline.core.reports import Paragraph, build_account_page
from trueline.core.samples import ALGORITHM, draw, write_account


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


def test_the_page_of_a_plain_draw_says_what_it_does_not_hold() -> None:
    plain = draw(stream(), CASES, "7", "plain-stratified/1")
    eligible = Eligibility(tuple(CASES), (), None, None)
    account = write_account(stream(), eligible, plain, provider="p", as_at=date(2018, 8, 31), fingerprint="f")
    page = build_account_page(edition(), account, plain)
    held = next(section for section in page.sections if section.id == "account-held")
    assert held.blocks == (
        Paragraph(("This draw holds its strata in proportion; it holds no minimum and no officers’ cap.",)),
    )
