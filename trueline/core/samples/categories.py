"""To which category of each margin, and to which stratum, does a case belong?"""

from trueline.core.caseloads import Case, group_of
from trueline.core.frameworks import Margin, Stream


def category(stream: Stream, margin: Margin, case: Case) -> str:
    """The category of a margin to which a case belongs."""
    value = case.get(margin.heading)
    return (group_of(stream, margin.heading, value) if margin.by_group else value) or "not recorded"


def stratum(stream: Stream, case: Case) -> str:
    """The categories of a case in what the stream is stratified by; “all” without any."""
    return " · ".join(category(stream, margin, case) for margin in stream.strata) or "all"
