"""Which cases stand behind a figure, and which reasons stand beside a rating?"""

from dataclasses import replace

from tests.builders import nps
from trueline.core.estimates import Counts
from trueline.core.ratings import Figure
from trueline.core.reasons import Reason

EXACT = replace(nps().ratings.methods[0], decide_on="exact")


def codes(reasons: tuple[Reason, ...]) -> list[str]:
    return [reason.code for reason in reasons]


def of(met: int, n: int, population: int | None = None) -> Figure:
    percent = Counts(met, n - met).percent
    assert percent is not None
    return Figure(percent, met, n, population)
