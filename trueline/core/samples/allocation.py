"""How many cases does each stratum give?"""

from collections.abc import Mapping
from fractions import Fraction
from heapq import heapify, heapreplace


def allocate(strata: Mapping[str, int], size: int) -> Mapping[str, int]:
    """``size`` cases over strata in proportion to their cases, by Sainte-Laguë; never more than a stratum holds.

    Sainte-Laguë, because a larger sample then never takes a case away from any stratum. Ties go to the first in the
    alphabet. Asked for more than there is, it gives all there is.
    """
    given = dict.fromkeys(strata, 0)
    waiting = [(-_quotient(held, 0), name) for name, held in strata.items() if held]
    heapify(waiting)
    for _ in range(min(size, sum(strata.values()))):
        name = waiting[0][1]
        given[name] += 1
        # A full stratum waits behind all others: its quotient is above zero.
        follows = -_quotient(strata[name], given[name]) if given[name] < strata[name] else Fraction(1)
        heapreplace(waiting, (follows, name))
    return given


def _quotient(held: int, given: int) -> Fraction:
    return Fraction(held, 2 * given + 1)
