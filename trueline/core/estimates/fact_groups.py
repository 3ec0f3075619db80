"""Of which share of each group is a fact true, and which numbers are too small to be told?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trueline.core.estimates.counts import Counts
from trueline.core.estimates.intervals import Interval, wilson

#: By what subjects can be grouped.
GROUPINGS = ("unit", "grade", "rosh", "gender", "ethnicity")


@dataclass(frozen=True)
class GroupStatus:
    """How many subjects of a group have a status for a fact."""

    fact: str
    by: str
    group: str
    status: str
    subjects: int


@dataclass(frozen=True)
class FactGroup:
    """A fact in one group: of how many it is true (met), false, of how many it does not apply and is unknown, and the
    interval around the share. ``counts`` is None where the numbers are hidden.
    """

    fact: str
    by: str
    group: str
    counts: Counts | None
    interval: Interval | None = None


def group_fact_statuses(told: Iterable[GroupStatus], least: int, level: float) -> tuple[FactGroup, ...]:
    """Every fact by grouping and group. A share of fewer than ``least`` subjects is hidden, and where it is the only
    one hidden, the next smallest of the same fact and grouping too: otherwise the whole would tell it.
    """
    statuses: dict[tuple[str, str], dict[str, dict[str, int]]] = {}
    for one in told:
        groups = statuses.setdefault((one.fact, one.by), {})
        groups.setdefault(one.group, {})[one.status] = one.subjects
    found = []
    for (fact, by), groups in statuses.items():
        counts = {group: _count(held) for group, held in sorted(groups.items())}
        hidden = find_hidden({group: one.n for group, one in counts.items()}, least)
        found += [_tell(fact, by, group, None if group in hidden else one, level) for group, one in counts.items()]
    return tuple(found)


def find_hidden(sizes: Mapping[str, int], least: int) -> frozenset[str]:
    """The groups whose numbers are not told: those with fewer than ``least``, and never one alone."""
    small = [group for group, size in sizes.items() if 0 < size < least]
    others: Sequence[str] = sorted(
        (group for group, size in sizes.items() if size >= least), key=lambda group: (sizes[group], group)
    )
    return frozenset([*small, *(others[:1] if len(small) == 1 else ())])


def _count(held: Mapping[str, int]) -> Counts:
    return Counts(held.get("true", 0), held.get("false", 0), held.get("not applicable", 0), held.get("unknown", 0))


def _tell(fact: str, by: str, group: str, counts: Counts | None, level: float) -> FactGroup:
    interval = wilson(counts.met, counts.n, level) if counts and counts.n else None
    return FactGroup(fact, by, group, counts, interval)
