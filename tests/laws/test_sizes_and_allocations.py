"""Laws of the size of a sample: is it the least that holds the margin, and is it shared out in proportion?"""

import string
from fractions import Fraction
from math import ceil, sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import SAYS, case, setting, stream
from trueline.core.frameworks import SizeRule
from trueline.core.samples import allocate, draw, work_out_size

strata = st.dictionaries(
    st.text(string.ascii_lowercase, min_size=1, max_size=3), st.integers(0, 60), min_size=1, max_size=8
)


@given(st.integers(0, 300_000), st.floats(0.5, 0.99), st.floats(0.01, 0.3))
def test_a_size_is_the_least_that_holds_the_margin(population: int, confidence: float, margin: float) -> None:
    """The twin: the smallest n whose margin, with the finite population correction, is no wider than asked."""
    size = work_out_size(population, confidence, margin).size
    assert 0 <= size <= population
    z = NormalDist().inv_cdf((1 + confidence) / 2)

    def width(n: int) -> float:
        return z * sqrt(0.25 / n * (population - n) / (population - 1)) if population > 1 else 0.0

    if size and population > 1:
        assert width(size) <= margin * (1 + 1e-9)
        assert size == 1 or width(size - 1) >= margin * (1 - 1e-9)


@given(st.integers(0, 5_000), st.integers(0, 5_000))
def test_a_larger_population_never_needs_fewer_cases(one: int, more: int) -> None:
    assert work_out_size(one).size <= work_out_size(one + more).size


@given(strata, st.integers(0, 400))
def test_an_allocation_sums_to_the_size_and_never_exceeds_a_stratum(held: dict[str, int], size: int) -> None:
    given_ = allocate(held, size)
    assert sum(given_.values()) == min(size, sum(held.values()))
    assert all(0 <= given_[name] <= held[name] for name in held)


@given(strata, st.integers(0, 300), st.integers(0, 50))
def test_a_larger_sample_never_takes_a_case_from_a_stratum(held: dict[str, int], size: int, more: int) -> None:
    smaller, larger = allocate(held, size), allocate(held, size + more)
    assert all(smaller[name] <= larger[name] for name in held)


@given(strata, st.integers(1, 100))
def test_an_allocation_is_that_of_the_plain_method(held: dict[str, int], size: int) -> None:
    """The slow twin: give each case in turn to the stratum with the highest quotient that is not full."""
    given_ = dict.fromkeys(held, 0)
    for _ in range(min(size, sum(held.values()))):
        open_ = [name for name in sorted(held) if given_[name] < held[name]]
        given_[max(open_, key=lambda name: (Fraction(held[name], 2 * given_[name] + 1), [-ord(c) for c in name]))] += 1
    assert sum(abs(given_[name] - count) for name, count in allocate(held, size).items()) <= 2 * _ties(held)


def _ties(held: dict[str, int]) -> int:
    return len(held) - len(set(held.values()))


@given(
    st.lists(
        st.tuples(st.integers(1, 10_000), st.sampled_from(["Male", "Female", ""])),
        min_size=1,
        max_size=60,
        unique_by=lambda one: one[0],
    ),
    st.integers(1, 60),
    st.text(max_size=5),
    st.randoms(use_true_random=False),
)
def test_a_draw_has_exactly_its_size_and_does_not_see_the_row_order(people, size, seed, shuffler) -> None:  # type: ignore[no-untyped-def]
    rule = stream(size=SizeRule("fixed", SAYS, number=setting(size)))
    rows = [case(f"X{number}", sex=sex) for number, sex in people]
    drawn = draw(rule, rows, seed)
    assert len(drawn.selected) == min(size, len(rows))
    assert len({one.case.reference for one in drawn.cases}) == len(drawn.cases)
    shuffler.shuffle(rows)
    assert draw(rule, rows, seed) == drawn


@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=60, unique=True), st.integers(1, 30), st.integers(1, 30))
def test_a_larger_plain_sample_keeps_every_case_of_a_smaller(numbers: list[int], size: int, more: int) -> None:
    rows = [case(f"X{number}", sex="Male" if number % 3 else "Female") for number in numbers]
    small, large = (
        {
            one.reference
            for one in draw(
                stream(size=SizeRule("fixed", SAYS, number=setting(n))), rows, "1", "plain-stratified/1"
            ).selected
        }
        for n in (size, size + more)
    )
    assert small <= large


@pytest.mark.parametrize("population", range(1, 700, 37))
def test_the_size_is_the_formula_on_paper(population: int) -> None:
    n0 = NormalDist().inv_cdf(0.9) ** 2 * 0.25 / 0.05**2
    assert work_out_size(population).size == min(population, ceil(n0 / (1 + (n0 - 1) / population)))
