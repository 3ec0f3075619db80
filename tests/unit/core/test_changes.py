"""Is the change of a share that of its two counts, and its interval the published one?"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trueline.core.estimates import Counts, Moved, find_change, find_fact_change


@pytest.mark.parametrize(
    ("now", "then", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), table II, method 10.
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_the_interval_is_newcombes(now: tuple[int, int], then: tuple[int, int], low: float, high: float) -> None:
    found = find_change(Counts(then[0], then[1] - then[0]), Counts(now[0], now[1] - now[0]), 0.95)
    assert found
    assert (round(found.interval.low, 4), round(found.interval.high, 4)) == (low, high)


def test_without_a_share_there_is_no_change() -> None:
    assert find_change(Counts(0, 0, unknown=3), Counts(1, 2), 0.95) is None
    assert find_change(Counts(1, 2), Counts(0, 0), 0.95) is None


counts = st.tuples(st.integers(0, 60), st.integers(0, 60)).filter(any).map(lambda told: Counts(*told))


@given(counts, counts, st.sampled_from([0.5, 0.8, 0.95, 0.99]))
def test_a_change_lies_in_its_interval_and_turns_round_with_it(then: Counts, now: Counts, level: float) -> None:
    there, back = find_change(then, now, level), find_change(now, then, level)
    assert there and back
    assert -1 - 1e-9 <= there.interval.low <= float(there.by) + 1e-9
    assert float(there.by) - 1e-9 <= there.interval.high <= 1 + 1e-9
    assert back.by == -there.by
    assert back.interval.low == pytest.approx(-there.interval.high)


def test_a_fact_is_counted_then_and_now() -> None:
    moves = [
        Moved("A", "true", "true", 2),
        Moved("A", "true", "false", 3),
        Moved("A", "false", "true", 1),
        Moved("A", "unknown", "false", 1),
        Moved("A", "", "true", 4),
        Moved("A", "not applicable", "", 5),
        Moved("B", "true", "false", 9),
    ]
    found = find_fact_change("A", moves, 0.95)
    assert (found.before, found.after) == (Counts(5, 1, 5, 1), Counts(7, 4))
    assert (found.began, found.ended) == (1, 3)
    assert found.change and found.change.by == Fraction(7, 11) - Fraction(5, 6)
