"""Two hundred cases to draw from: what a sample of them misses, and what its account tells."""

from datetime import date
from typing import Any

from tests.builders import SAYS, case, setting, stream
from trueline.core.caseloads import Case, Eligibility
from trueline.core.frameworks import SizeRule, Stream
from trueline.core.samples import Account, Sample, describe_demands, write_account
from trueline.core.wording import tell

CASES = [
    case(
        f"X{n:03}",
        sex="Female" if n % 9 == 0 else "Male",
        type="Order" if n % 7 < 4 else "Licence",
        officer=f"O{n % 23:02}" if n % 31 else "",
    )
    for n in range(200)
]


def of(number: int, **more: Any) -> Stream:
    return stream(size=SizeRule("fixed", SAYS, number=setting(number)), **more)


def account_of(asked: Stream, cases: list[Case], sample: Sample) -> Account:
    eligible = tuple(sorted(cases, key=lambda one: one.reference))
    sorted_out = Eligibility(eligible, (), None, None)
    return write_account(asked, sorted_out, sample, provider="p", as_at=date(2018, 8, 31), fingerprint="f")


def misses(asked: Stream, cases: list[Case], sample: Sample) -> list[tuple[str, str]]:
    """The categories and officers in which a sample misses what it must have."""
    demands = describe_demands(asked, cases, sample)
    drawn = {one.reference for one in sample.selected}
    counts = demands.count(place for place, one in enumerate(cases) if one.reference in drawn)
    return [(one.heading, one.category) for one, n in zip(demands.demands, counts, strict=True) if one.miss(n)]


def told(account: Account) -> list[str]:
    return [tell(reason) for reason in (*account.chances, *account.shortfalls)]
