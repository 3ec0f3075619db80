"""Pairs that may be one person: two rules, and a person decides."""

from datetime import date
from fractions import Fraction

import pytest

from tests.builders import SAYS, case, setting
from trueline.core.caseloads import find_near_duplicates, is_slip, weigh_likeness
from trueline.core.frameworks import NearDuplicates
from trueline.core.wording import tell

RULE = NearDuplicates(("family_name", "first_names"), "birth_date", setting(Fraction("0.92")), SAYS)


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    # The worked examples of Winkler's papers.
    [
        ("martha", "marhta", 0.961),
        ("dwayne", "duane", 0.84),
        ("dixon", "dicksonx", 0.813),
        ("abc", "xyz", 0),
        ("a", "a", 1),
    ],
)
def test_likeness_is_jaros_and_winklers(one: str, other: str, likeness: float) -> None:
    assert weigh_likeness(one, other) == pytest.approx(likeness, abs=0.001)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("1980-03-04", "1980-04-03", True),
        ("1980-03-04", "1980-03-14", True),
        ("1980-03-04", "1990-03-04", True),
        ("1980-03-04", "1980-03-04", False),
        ("1980-03-04", "1980-12-25", False),
        ("1980-03-04", "1981-04-03", False),
    ],
)
def test_a_slip_is_one_digit_or_day_and_month_changed_round(one: str, other: str, slip: bool) -> None:
    assert is_slip(date.fromisoformat(one), date.fromisoformat(other)) is slip


def test_pairs_are_listed_with_their_reason() -> None:
    cases = [
        case("A", family_name="Thornby", first_names="Marta", birth_date="1980-03-04"),
        case("B", family_name="Thornbey", first_names="Marta", birth_date="1980-03-04"),
        case("C", family_name="THORNBY", first_names=" marta", birth_date="1980-04-03"),
        case("D", family_name="Quite", first_names="Other", birth_date="1980-03-04"),
        case("E", family_name="", first_names="Marta", birth_date="1980-03-04"),
        case("F", family_name="Thornby", first_names="Marta"),
        case("G", family_name="Thornby", first_names="Marta", birth_date="1999-12-25"),
    ]
    pairs = find_near_duplicates(RULE, cases[::-1])
    assert [(pair.first.reference, pair.second.reference, tell(pair.reason)) for pair in pairs] == [
        ("A", "B", "The same day of birth, and names 0.99 alike"),
        ("A", "C", "The same names, and days of birth a slip apart: 1980-03-04 and 1980-04-03"),
    ]
    assert find_near_duplicates(None, cases) == ()
