"""By what are the cases of a sample counted: in all, by the category of each margin, and by officer?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from trueline.core.caseloads import Case
from trueline.core.frameworks import Stream
from trueline.core.samples.categories import list_categories
from trueline.core.samples.probabilities import Category

Kind = Literal["size", "margin", "officer"]
#: A demand's kind, heading and category.
Key = tuple[Kind, str, str]


@dataclass(frozen=True)
class Count:
    """One way to count: ``categories`` are those of the cases, in their order; empty where a case has no officer."""

    kind: Kind
    heading: str
    categories: Sequence[str]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The categories on each of which it makes a demand."""
        return tuple(name for name in dict.fromkeys(self.categories) if name or self.kind != "officer")


def list_counts(stream: Stream, cases: Sequence[Case]) -> tuple[Count, ...]:
    """What the cases of a stream are counted by: the size, its margins, and its officers last."""
    margins = (Count("margin", margin.heading, list_categories(stream, margin, cases)) for margin in stream.margins)
    heading = stream.officer or ""
    officers = Count("officer", heading, [case.get(heading) for case in cases])
    return (Count("size", "", [""] * len(cases)), *margins, officers)


def find_unit(counts: Sequence[Count]) -> int:
    """Which of the counts is of the cases’ units: that of the margin with most categories, among those of which most
    officers have cases in a single one; among all where there is none. The size where there is no margin.
    """
    margins = [place for place, count in enumerate(counts) if count.kind == "margin"]
    officers = counts[-1].categories
    within = [place for place in margins if _is_mostly_one(officers, counts[place].categories)]
    sizes = {place: len(set(counts[place].categories)) for place in within or margins}
    return max(sizes, key=lambda place: (sizes[place], -place), default=0)


def _is_mostly_one(officers: Sequence[str], categories: Sequence[str]) -> bool:
    held = Counter(officer for officer, _ in set(zip(officers, categories, strict=True)) if officer)
    return 2 * sum(number == 1 for number in held.values()) > len(held)


def find_minimums(minimums: Mapping[Category, int], counts: Sequence[Count]) -> Sequence[frozenset[Category]]:
    """The categories with a minimum to which each case belongs."""
    nothing: frozenset[Category] = frozenset()
    found = [nothing] * len(counts[0].categories)
    for count in counts:
        own = {name: nothing | {(count.heading, name)} for heading, name in minimums if heading == count.heading}
        if own:
            found = [held | own.get(name, nothing) for held, name in zip(found, count.categories, strict=True)]
    return found
