"""Are small numbers hidden, and never one alone?"""

from hypothesis import given
from hypothesis import strategies as st

from trueline.core.estimates import Counts, GroupStatus, group_fact_statuses, wilson
from trueline.core.estimates.fact_groups import find_hidden


def told(**sizes: int) -> list[GroupStatus]:
    """Groups in which a fact is true of two and false of the others."""
    return [
        GroupStatus("A", "gender", group, status, number)
        for group, size in sizes.items()
        for status, number in (("true", 2), ("false", size - 2), ("unknown", 3), ("not applicable", 4))
    ]


def test_a_small_group_is_hidden_with_the_next_smallest() -> None:
    found = {one.group: one.counts for one in group_fact_statuses(told(F=9, M=40, X=12), 10, 0.8)}
    assert found == {"F": None, "M": Counts(2, 38, 4, 3), "X": None}


def test_two_small_groups_hide_each_other() -> None:
    found = {one.group: one.counts for one in group_fact_statuses(told(F=9, M=40, X=5), 10, 0.8)}
    assert found["M"] is not None and found["F"] is None and found["X"] is None


def test_a_group_of_ten_is_told_with_its_interval() -> None:
    (one,) = group_fact_statuses(told(F=10), 10, 0.8)
    assert one.counts == Counts(2, 8, 4, 3) and one.interval == wilson(2, 10, 0.8)


def test_a_group_to_which_nothing_applies_hides_nothing() -> None:
    found = group_fact_statuses([*told(M=20), GroupStatus("A", "gender", "F", "unknown", 2)], 10, 0.8)
    assert [(one.group, one.counts, one.interval is None) for one in found] == [
        ("F", Counts(0, 0, unknown=2), True),
        ("M", Counts(2, 18, 4, 3), False),
    ]


@given(st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 30)), st.integers(1, 12))
def test_whoever_knows_the_whole_cannot_work_out_a_small_group(sizes: dict[str, int], least: int) -> None:
    hidden = find_hidden(sizes, least)
    small = {group for group, size in sizes.items() if 0 < size < least}
    assert small <= hidden
    assert len(hidden) != 1 or all(size == 0 for group, size in sizes.items() if group not in hidden)
