"""By how much did a share change from one time to another, and how sure is that?"""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from trueline.core.estimates.counts import Counts
from trueline.core.estimates.intervals import Interval, wilson


@dataclass(frozen=True)
class Change:
    """A share then and now. ``by`` is the difference, from −1 to 1; ``interval`` lies around it."""

    by: Fraction
    interval: Interval


def find_change(before: Counts, after: Counts, level: float) -> Change | None:
    """The change between two shares, with Newcombe’s interval from the Wilson intervals of both, as if they came from
    two samples that have nothing to do with each other; None where one of them has no share.
    """
    if before.share is None or after.share is None:
        return None
    then, now = wilson(before.met, before.n, level), wilson(after.met, after.n, level)
    p, q = float(before.share), float(after.share)
    low = (q - p) - sqrt((q - now.low) ** 2 + (then.high - p) ** 2)
    high = (q - p) + sqrt((now.high - q) ** 2 + (p - then.low) ** 2)
    return Change(after.share - before.share, Interval(low, high))
