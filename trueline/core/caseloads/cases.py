"""What does a longlist say of one case, and when are two spellings one value?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from trueline.core.frameworks import Heading, KnownValue, Stream


@dataclass(frozen=True)
class Case:
    """One row of a longlist, by the ids of its headings. ``row`` counts as a spreadsheet does; ``reference`` is
    normalised.

    ``values`` holds what was written, under the full name where the edition knows the value; ``dates`` the days.
    """

    row: int
    reference: str
    values: Mapping[str, str]
    dates: Mapping[str, date]

    def get(self, heading: str) -> str:
        """The value under a heading; empty when there is none."""
        return self.values.get(heading, "")


def normalise_reference(written: str) -> str:
    """A CRN or PNC in upper case without spaces."""
    return "".join(written.split()).upper()


def find_known(heading: Heading, written: str) -> KnownValue | None:
    """The value of the edition that ``written`` is a way of writing, whatever its case and spaces."""
    folded = fold(written)
    return next(
        (known for known in heading.values if folded in {fold(spelling) for spelling in (known.title, *known.written)}),
        None,
    )


def fold(written: str) -> str:
    """A value so that its spelling in capitals, small letters and spaces does not matter."""
    return " ".join(written.split()).casefold()


def unify_spelling(cases: Iterable[Case]) -> tuple[Case, ...]:
    """The cases with each value under one spelling: the commonest, then the first in the alphabet, whatever the row
    order.
    """
    cases = tuple(cases)
    spellings: dict[tuple[str, str], Counter[str]] = {}
    for case in cases:
        for heading, value in case.values.items():
            spellings.setdefault((heading, fold(value)), Counter())[value] += 1
    chosen = {key: min(tally, key=lambda value: (-tally[value], value)) for key, tally in spellings.items()}
    return tuple(
        replace(case, values={heading: chosen[heading, fold(value)] for heading, value in case.values.items()})
        for case in cases
    )


def is_restricted(stream: Stream, case: Case) -> bool:
    """Whether a case may be seen only by readers with clearance."""
    return any(
        fold(case.get(heading)) in {fold(value) for value in values} for heading, values in stream.restricted.items()
    )


def group_of(stream: Stream, heading: str, value: str) -> str:
    """What a value is counted with, such as Community for a community order; the value itself where it has no group."""
    known = stream.heading_by_id[heading].values if heading in stream.heading_by_id else ()
    return next((one.group for one in known if one.title == value and one.group), value)
