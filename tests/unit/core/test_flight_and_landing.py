"""Does a flight keep every total, and does a landing keep to its limits at the least cost?"""

import pytest

from trueline.core.samples.flight import fly
from trueline.core.samples.landing import Limit, settle


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
