"""To which category of each margin, and to which stratum, does a case belong?"""

from collections.abc import Iterable

from trueline.core.caseloads import Case, group_of
from trueline.core.frameworks import Margin, Stream


def category(stream: Stream, margin: Margin, case: Case) -> str:
    """The category of a margin to which a case belongs."""
    return _name(stream, margin, case.get(margin.heading))


def list_categories(stream: Stream, margin: Margin, cases: Iterable[Case]) -> list[str]:
    """The category of each case; each value is looked up once, however many cases have it."""
    values = [case.get(margin.heading) for case in cases]
    names = {value: _name(stream, margin, value) for value in set(values)}
    return [names[value] for value in values]


def _name(stream: Stream, margin: Margin, value: str) -> str:
    return (group_of(stream, margin.heading, value) if margin.by_group else value) or "not recorded"


def stratum(stream: Stream, case: Case) -> str:
    """The categories of a case in what the stream is stratified by; “all” without any."""
    return " · ".join(category(stream, margin, case) for margin in stream.strata) or "all"
